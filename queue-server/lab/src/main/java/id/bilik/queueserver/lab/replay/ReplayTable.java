package id.bilik.queueserver.lab.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Prints what forecast and what-if said on the last day of a recorded journal, and what happened. */
public final class ReplayTable {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Duration MORNING = Duration.ofHours(2);
    private static final Duration NOON = Duration.ofHours(4);

    private ReplayTable() {}

    /**
     * Replays and prints it.
     *
     * @param folder a branch's data folder, or the journal in it; no server runs on it
     * @throws IllegalArgumentException there is no journal of one branch and a day
     */
    public static void print(Path folder, long seed, PrintStream out) throws IOException {
        print(RecordedJournal.read(folder), seed, out);
    }

    static void print(RecordedJournal journal, long seed, PrintStream out) {
        out.printf(Locale.ROOT, "%s on %s; minutes%n", journal.plan().name(), journal.date());
        print(ForecastReplay.of(journal, seed), out);
        print(RecordedQuestions.of(journal, seed), journal.plan().zone(), out);
    }

    private static void print(List<ForecastReplay.Ticket> tickets, PrintStream out) {
        out.printf("%n%-20s %-32s %7s %6s %6s %6s%n", "tickets that waited", "predictor", "called", "error", "bias",
                "held");
        parts(tickets).forEach((name, part) -> {
            List<ForecastReplay.Ticket> some = tickets.stream().filter(part).toList();
            print(name, "promised, live on that day", some, ForecastReplay.Ticket::promised, out);
            print(name, "roll-forward, live today", some, ForecastReplay.Ticket::told, out);
            print(name, "by rates, the live fallback", some, ForecastReplay.Ticket::byRates, out);
        });
    }

    private static Map<String, Predicate<ForecastReplay.Ticket>> parts(List<ForecastReplay.Ticket> tickets) {
        Map<String, Predicate<ForecastReplay.Ticket>> parts = new LinkedHashMap<>();
        parts.put("all", ticket -> true);
        parts.put("first two hours", ticket -> ticket.since().compareTo(MORNING) < 0);
        parts.put("next two hours",
                ticket -> ticket.since().compareTo(MORNING) >= 0 && ticket.since().compareTo(NOON) < 0);
        parts.put("later", ticket -> ticket.since().compareTo(NOON) >= 0);
        tickets.stream().map(ForecastReplay.Ticket::service).distinct().sorted()
                .forEach(service -> parts.put(service, ticket -> ticket.service().equals(service)));
        return parts;
    }

    private static void print(String part, String predictor, List<ForecastReplay.Ticket> tickets,
            Function<ForecastReplay.Ticket, ? extends @Nullable Said> which, PrintStream out) {
        List<Said> said = new ArrayList<>();
        tickets.stream().map(which).filter(Objects::nonNull).forEach(said::add);
        if (!said.isEmpty()) {
            Said.Score score = Said.Score.of(said);
            out.printf(Locale.ROOT, "%-20s %-32s %7d %6.1f %6.1f %6.2f%n", part, predictor, score.count(),
                    score.error() / 60, score.bias() / 60, score.held() / (double) score.count());
        }
    }

    private static void print(List<RecordedQuestions.Answer> answers, ZoneId zone, PrintStream out) {
        out.printf("%n%-6s %-13s %8s %26s   %s%n", "asked", "what if", "officers", "rest of the day",
                "by quarters of an hour until the officers change");
        for (RecordedQuestions.Answer each : answers) {
            out.printf(Locale.ROOT, "%-6s %-13s %8d %26s   %s%n", CLOCK.format(each.at().atZone(zone)),
                    words(each.kind()), each.officers(),
                    each.stays() ? QuestionsTable.words(each.rest()) : "officers change",
                    String.join(", ", each.quarters().stream().map(QuestionsTable::words).toList()));
        }
        out.println("* did not hold");
        for (RecordedQuestions.Kind kind : RecordedQuestions.Kind.values()) {
            List<RecordedQuestions.Answer> some = answers.stream().filter(each -> each.kind() == kind).toList();
            print(kind, "quarters of an hour", some.stream().flatMap(each -> each.quarters().stream()).toList(), out);
            print(kind, "rests of the day", some.stream().filter(RecordedQuestions.Answer::stays)
                    .map(RecordedQuestions.Answer::rest).toList(), out);
        }
    }

    private static void print(RecordedQuestions.Kind kind, String what, List<Said> said, PrintStream out) {
        if (!said.isEmpty()) {
            Said.Score score = Said.Score.of(said);
            out.printf(Locale.ROOT, "%-13s held %d of %d %s, error %.1f, bias %.1f%n", words(kind), score.held(),
                    score.count(), what, score.error() / 60, score.bias() / 60);
        }
    }

    private static String words(RecordedQuestions.Kind kind) {
        return switch (kind) {
            case UNCHANGED -> "unchanged";
            case OFFICER_LESS -> "officer less";
        };
    }
}
