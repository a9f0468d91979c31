package id.bilik.queueserver.lab.evaluation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A csv file with a heading, plain or compressed by gzip (told by its first two bytes). */
final class LogFile {
    private LogFile() {}

    /** Turns one line into a fact. */
    interface Line<T> {
        T read(CSVRecord line);
    }

    /**
     * All lines of the file, in its order.
     *
     * @throws UnusableLog if it cannot be read, lacks a column or a line makes no sense, with the line's number
     */
    static <T> List<T> read(Path file, List<String> columns, Line<T> line) throws UnusableLog {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
                .setIgnoreEmptyLines(true).get();
        List<T> facts = new ArrayList<>();
        long number = 1;
        try (Reader reader = open(file); CSVParser parser = CSVParser.parse(reader, format)) {
            for (String column : columns) {
                if (!parser.getHeaderNames().contains(column)) {
                    throw new UnusableLog(file + " has no column " + column + " in its heading.");
                }
            }
            for (CSVRecord record : parser) {
                number = parser.getCurrentLineNumber();
                facts.add(line.read(record));
            }
        } catch (NoSuchFileException e) {
            throw new UnusableLog("There is no file " + file + ".");
        } catch (ZipException e) {
            throw new UnusableLog(file + " is damaged: " + e.getMessage() + ".");
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableLog(file + " cannot be read: " + e.getMessage() + ".");
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnusableLog(file + ", line " + Math.max(number, 1) + ", makes no sense: " + e.getMessage() + ".");
        }
        if (facts.isEmpty()) {
            throw new UnusableLog(file + " has no lines below its heading.");
        }
        return facts;
    }

    private static Reader open(Path file) throws IOException {
        InputStream plain = new BufferedInputStream(Files.newInputStream(file));
        try {
            plain.mark(2);
            boolean zipped = plain.read() == 0x1f && plain.read() == 0x8b;
            plain.reset();
            return new InputStreamReader(zipped ? new GZIPInputStream(plain) : plain, StandardCharsets.UTF_8);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }
}
