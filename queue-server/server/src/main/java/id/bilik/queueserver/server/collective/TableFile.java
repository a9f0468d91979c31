package id.bilik.queueserver.server.collective;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table as a file for spreadsheets. Every cell is text, and none of them a formula. */
public enum TableFile {
    CSV("text/csv; charset=utf-8"), XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final String MARK = "\uFEFF";
    private static final int WIDTH = 24;

    private final String type;

    TableFile(String type) { this.type = type; }

    /** Its media type. */
    public String type() { return type; }

    /** @param rows the headings first */
    public byte[] write(List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            switch (this) {
                case CSV -> csv(rows, bytes);
                case XLSX -> xlsx(rows, bytes);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * With semicolons and a byte order mark, as spreadsheets of this country open it by a double click; every cell in quotes
     * (RFC 4180).
     */
    private static void csv(List<List<String>> rows, ByteArrayOutputStream bytes) {
        StringBuilder text = new StringBuilder(MARK);
        for (List<String> row : rows) {
            text.append(row.stream().map(cell -> '"' + SafeCell.of(cell).replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(";"))).append("\r\n");
        }
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void xlsx(List<List<String>> rows, ByteArrayOutputStream bytes) throws IOException {
        try (Workbook book = new Workbook(bytes, "Bilik", "1.0")) {
            Worksheet sheet = book.newWorksheet("Bilik");
            for (int row = 0; row < rows.size(); row++) {
                List<String> cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(row, column, SafeCell.of(cells.get(column)));
                    if (row == 0) {
                        sheet.width(column, WIDTH);
                        // text, so that a spreadsheet keeps all digits of a NIK that is typed
                        sheet.style(column).format("@").set();
                        sheet.style(row, column).bold().set();
                    }
                }
            }
            sheet.freezePane(0, 1);
        }
    }
}
