package id.bilik.queueserver.server.collective;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the first sheet of an XLSX file. Before anything of it is understood it is unpacked once and thrown away: what would
 * become too large, or names entities of XML, is refused.
 */
final class XlsxRows {
    /** Bytes of all that is packed; a list of 8,371 people has about five million. */
    private static final long LARGEST = 48L * 1024 * 1024;
    private static final int MOST_PARTS = 500;
    private static final int MOST_COLUMNS = 50;
    private static final int CHUNK = 64 * 1024;
    private static final String ENTITIES = "<!DOCTYPE";

    private XlsxRows() {}

    static List<RawRow> read(byte[] file) throws UnreadableList {
        try {
            expectHarmless(file);
            return rows(file);
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableList("File ini bukan XLSX yang utuh. Simpan lagi, atau kirim sebagai CSV.",
                    "This is no whole XLSX file. Save it again, or send it as CSV.");
        }
    }

    /** By the same directory of the archive as the reader goes by, so that both see the same parts. */
    private static void expectHarmless(byte[] file) throws IOException, UnreadableList {
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        try (ZipFile packed = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
            List<ZipArchiveEntry> parts = Collections.list(packed.getEntries());
            if (parts.size() > MOST_PARTS) {
                throw tooLarge();
            }
            for (ZipArchiveEntry part : parts) {
                try (InputStream content = packed.getInputStream(part)) {
                    boolean first = true;
                    for (int read = content.readNBytes(chunk, 0, CHUNK); read > 0; read = content.readNBytes(chunk, 0,
                            CHUNK)) {
                        size += read;
                        if (size > LARGEST) {
                            throw tooLarge();
                        }
                        if (first && new String(chunk, 0, read, StandardCharsets.ISO_8859_1).contains(ENTITIES)) {
                            throw new UnreadableList("File ini bukan lembar kerja biasa.",
                                    "This file is no usual spreadsheet.");
                        }
                        first = false;
                    }
                }
            }
        }
    }

    private static UnreadableList tooLarge() {
        return new UnreadableList("Isi file ini terlalu besar.", "What is in the file is too large.");
    }

    private static List<RawRow> rows(byte[] file) throws IOException, UnreadableList {
        List<RawRow> rows = new ArrayList<>();
        try (InputStream bytes = new ByteArrayInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(bytes);
                Stream<Row> sheet = book.getFirstSheet().openStream()) {
            for (Iterator<Row> each = sheet.iterator(); each.hasNext();) {
                Row row = each.next();
                if (rows.size() >= ListFile.MOST_ROWS) {
                    throw ListFile.tooManyRows();
                }
                List<RawRow.Cell> cells = new ArrayList<>();
                for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
                    cells.add(cell(row.getOptionalCell(i).orElse(null)));
                }
                rows.add(new RawRow(row.getRowNum(), cells));
            }
        }
        return rows;
    }

    private static RawRow.Cell cell(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return RawRow.Cell.EMPTY;
        }
        return switch (cell.getType()) {
            case FORMULA -> new RawRow.Cell("=" + cell.getFormula(), RawRow.Kind.FORMULA);
            case NUMBER -> new RawRow.Cell(cell.asNumber().toPlainString(), RawRow.Kind.NUMBER);
            default -> new RawRow.Cell(cell.getText(), RawRow.Kind.TEXT);
        };
    }
}
