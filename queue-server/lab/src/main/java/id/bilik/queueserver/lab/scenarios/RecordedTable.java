package id.bilik.queueserver.lab.scenarios;

import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.forecast.WorkDistribution;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.RecordedPeople;
import id.bilik.queueserver.core.simulation.RecordedPeople.Seen;
import id.bilik.queueserver.lab.comparison.ReferenceScenario;
import id.bilik.queueserver.lab.demo.RecordedDay;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A recorded day as people for the policies. Of its columns {@code issued_minute} is needed; {@code called_minute} (empty
 * for who left), {@code service_minutes} and {@code published_service_minutes} (a mean to fall back on) are used where
 * they are there.
 */
final class RecordedTable {
    private static final double EXPECTED_MINUTES = 8;
    private static final double LOAD = .9;
    private static final int MOST_OFFICERS = 5;

    private final List<Seen> seen;
    private final WorkDistribution otherwise;
    private final String service;
    private final boolean waitsKnown;

    private RecordedTable(List<Seen> seen, boolean waitsKnown, WorkDistribution otherwise, String service) {
        this.seen = seen;
        this.waitsKnown = waitsKnown;
        this.otherwise = otherwise;
        this.service = service;
    }

    static RecordedTable read(Path file, String filter) throws IOException {
        List<CSVRecord> rows = RecordedDay.rows(file, filter);
        double first = RecordedDay.minute(rows.getFirst());
        List<Seen> seen = new ArrayList<>();
        double expected = EXPECTED_MINUTES;
        boolean waitsKnown = rows.getFirst().isMapped("called_minute");
        for (CSVRecord row : rows) {
            double issued = RecordedDay.minute(row);
            Double called = minutes(row, "called_minute");
            Double work = minutes(row, "service_minutes");
            Double published = minutes(row, "published_service_minutes");
            expected = published != null && published > 0 ? published : expected;
            seen.add(new Seen((issued - first) * 60,
                    called != null
                            ? Double.valueOf(Math.max(0, called - issued) * 60)
                            : waitsKnown ? null : Double.valueOf(0),
                    work != null && work > 0 ? Double.valueOf(work * 60) : null));
        }
        return new RecordedTable(seen, waitsKnown, WorkDistribution.prior(expected * 60, BranchModel.VARIATION),
                ReferenceScenario.allSkilled().plan().services().getFirst().id());
    }

    List<Participant> people(long seed) { return RecordedPeople.of(seen, service, otherwise, seed).people(); }

    /**
     * The reference branch with so many officers, 1 to 5; for 0 the fewest whom the whole day takes no more than nine
     * tenths of their rate.
     */
    ReferenceScenario scenario(long asked, long seed) {
        if (asked < 0 || asked > MOST_OFFICERS) {
            throw new IllegalArgumentException("officers must be 1 to " + MOST_OFFICERS + ", not " + asked);
        }
        if (asked > 0) {
            return ReferenceScenario.allSkilled().withOfficers((int) asked);
        }
        double work = people(seed).stream().mapToDouble(Participant::work).sum();
        double rate = OfficerRate.of(BranchModel.SELF_WORK_PER_ATTENTION).rate(ReferenceScenario.BOOTHS);
        double span = Math.max(1800, seen.getLast().arrives());
        int officers = (int) Math.ceil(work / span / rate / LOAD);
        return ReferenceScenario.allSkilled().withOfficers(Math.clamp(officers, 1, MOST_OFFICERS));
    }

    void printHeading(ReferenceScenario scenario, long seed, PrintStream out) {
        RecordedPeople recorded = RecordedPeople.of(seen, service, otherwise, seed);
        out.printf(Locale.ROOT,
                "recorded: %d participants, %d left before the call; drawn and marked: %d works, %d patiences%n",
                recorded.people().size(), recorded.left(), recorded.drawnWorks(), recorded.drawnPatiences());
        if (waitsKnown) {
            seen.stream().map(Seen::waited).flatMap(Stream::ofNullable).mapToDouble(Double::doubleValue).average()
                    .ifPresent(mean -> out.printf(Locale.ROOT, "mean wait as recorded %.1f min%n", mean / 60));
        }
        out.printf(Locale.ROOT, "played with officers of %d booths: %d; what was not seen is drawn anew each day%n",
                ReferenceScenario.BOOTHS, scenario.onDuty());
    }

    private static @Nullable Double minutes(CSVRecord row, String column) {
        if (!row.isSet(column) || row.get(column).isBlank()) {
            return null;
        }
        try {
            return Double.valueOf(row.get(column).strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "row " + row.getRecordNumber() + ": " + column + " is no number: " + row.get(column), notANumber);
        }
    }
}
