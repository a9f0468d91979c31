package id.bilik.queueserver.lab.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Arrivals from a log of real tickets: CSV, also gzipped, with a header. {@code issued_minute} is the minute of the day;
 * any column may be chosen by. The day opens with the first arrival.
 */
public final class RecordedDay {
    private static final String MINUTE = "issued_minute";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private RecordedDay() {}

    /**
     * Times of arrival after the first, ascending.
     *
     * @param filter {@code column=value,column=value}; empty for every row
     * @throws IllegalArgumentException when the file has no such column, or no row fits
     */
    static List<Duration> read(Path file, String filter) throws IOException {
        List<CSVRecord> rows = rows(file, filter);
        double first = minute(rows.getFirst());
        return rows.stream().map(row -> Duration.ofMillis(Math.round((minute(row) - first) * 60_000))).toList();
    }

    /**
     * The rows that fit, by time of arrival; as {@code read} otherwise.
     *
     * @throws IllegalArgumentException when the file has no such column, or no row fits
     */
    public static List<CSVRecord> rows(Path file, String filter) throws IOException {
        Map<String, String> wanted = filter(filter);
        List<CSVRecord> fitting = new ArrayList<>();
        NearMisses nearMisses = new NearMisses(wanted);
        try (Reader reader = open(file); CSVParser rows = FORMAT.parse(reader)) {
            for (String column : wanted.keySet()) {
                require(rows, column, file);
            }
            require(rows, MINUTE, file);
            for (CSVRecord row : rows) {
                if (nearMisses.fits(row)) {
                    requireMinute(row, file);
                    fitting.add(row);
                }
            }
        }
        if (fitting.isEmpty()) {
            throw new IllegalArgumentException("no row of " + file + " fits " + filter + nearMisses.explain());
        }
        fitting.sort(Comparator.comparingDouble(RecordedDay::minute));
        return fitting;
    }

    /** Minute of the day in which the ticket of that row was issued. */
    public static double minute(CSVRecord row) {
        return Double.parseDouble(row.get(MINUTE));
    }

    private static void requireMinute(CSVRecord row, Path file) {
        try {
            minute(row);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("row " + row.getRecordNumber() + " of " + file + ": " + MINUTE
                    + " is no number: " + row.get(MINUTE));
        }
    }

    private static Reader open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        raw.mark(2);
        boolean gzipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return new InputStreamReader(gzipped ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8);
    }

    private static Map<String, String> filter(String text) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("day.filter must read column=value,column=value, not " + text);
            }
            wanted.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
        }
        return wanted;
    }

    private static void require(CSVParser rows, String column, Path file) {
        if (!rows.getHeaderNames().contains(column)) {
            throw new IllegalArgumentException(
                    file + " has no column " + column + "; it has " + String.join(", ", rows.getHeaderNames()));
        }
    }
}
