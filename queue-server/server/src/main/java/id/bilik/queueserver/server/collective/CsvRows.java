package id.bilik.queueserver.server.collective;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of a CSV file (RFC 4180). Spreadsheets of this country write semicolons, others commas, and both may begin with a byte
 * order mark; what is not UTF-8 is taken for Windows-1252, as they write it.
 */
final class CsvRows {
    private static final char MARK = '\uFEFF';
    private static final char[] SEPARATORS = {';', ',', '\t'};

    private CsvRows() {}

    static List<RawRow> read(byte[] file) throws UnreadableList {
        String text = decode(file);
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator(text)).setIgnoreEmptyLines(false).get();
        List<RawRow> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            int number = 0;
            for (CSVRecord each : parser) {
                number++;
                if (number > ListFile.MOST_ROWS) {
                    throw ListFile.tooManyRows();
                }
                List<RawRow.Cell> cells = new ArrayList<>();
                each.forEach(cell -> cells.add(new RawRow.Cell(cell, RawRow.Kind.TEXT)));
                rows.add(new RawRow(number, cells));
            }
        } catch (IOException | UncheckedIOException broken) {
            throw new UnreadableList("File ini bukan CSV yang utuh; tanda kutip mungkin tidak ditutup.",
                    "This is no whole CSV file; a quotation mark may not be closed.");
        }
        return rows;
    }

    private static String decode(byte[] file) throws UnreadableList {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException other) {
            text = new String(file, Charset.forName("windows-1252"));
        }
        if (text.indexOf(0) >= 0) {
            throw new UnreadableList("File ini bukan CSV atau XLSX.", "This file is neither CSV nor XLSX.");
        }
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /** The one that stands most often in the first line. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = SEPARATORS[0];
        long most = -1;
        for (char each : SEPARATORS) {
            long count = first.chars().filter(letter -> letter == each).count();
            if (count > most) {
                best = each;
                most = count;
            }
        }
        return best;
    }
}
