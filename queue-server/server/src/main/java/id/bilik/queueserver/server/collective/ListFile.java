package id.bilik.queueserver.server.collective;

import java.util.List;

/** A file that a company sends: CSV or XLSX, told apart by what is in it and not by its name. */
final class ListFile {
    /** Bytes; a list of 8,371 people has about one million. */
    static final int LARGEST = 3 * 1024 * 1024;
    /** Rows, so that one file cannot keep the server busy. */
    static final int MOST_ROWS = 20_000;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private ListFile() {}

    /** The rows that are not blank, with their headings first. */
    static List<RawRow> read(byte[] file) throws UnreadableList {
        if (file.length > LARGEST) {
            throw new UnreadableList("File lebih besar dari 3 MiB.", "The file is larger than 3 MiB.");
        }
        if (startsWith(file, OLE)) {
            throw new UnreadableList("File ini .xls lama atau berkata sandi. Simpan sebagai .xlsx tanpa kata sandi.",
                    "This is an old .xls file or has a password. Save it as .xlsx without a password.");
        }
        List<RawRow> rows = (startsWith(file, ZIP) ? XlsxRows.read(file) : CsvRows.read(file)).stream()
                .filter(row -> !row.isBlank()).toList();
        if (rows.isEmpty()) {
            throw new UnreadableList("File ini kosong.", "The file is empty.");
        }
        return rows;
    }

    static UnreadableList tooManyRows() {
        return new UnreadableList("Daftar lebih dari 20.000 baris.", "The list has more than 20,000 rows.");
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= file.length || file[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
