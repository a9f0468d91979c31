package id.bilik.queueserver.lab.replay;

import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.simulation.planning.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the what-if would have said on a recorded day: each half hour with the officers of that moment, and where one of
 * several goes, just before with one less and just after with those who are left. The rest of the day is only as asked while the officers stay as they are. So a
 * question is held against the quarters of an hour until they change, and against the rest of the day whatever became of them.
 */
final class RecordedQuestions {
    private static final Duration STEP = Duration.ofMinutes(30);
    /** Officers who change for less than this do so on the way to something else. */
    private static final Duration LASTS = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofSeconds(WhatIf.SLOT_SECONDS);

    /** What a question supposes. */
    enum Kind {
        UNCHANGED, OFFICER_LESS
    }

    /**
     * An answer.
     *
     * @param officers who take new visits, as asked
     * @param rest     mean wait of the rest of the day
     * @param quarters mean waits of those called in each quarter of an hour until the officers change
     * @param stays    whether they stay until the last has been called
     */
    record Answer(Instant at, Kind kind, int officers, Said rest, List<Said> quarters, boolean stays) {}

    private record Standing(Instant since, CallingCrew crew) {}

    private final RecordedJournal journal;
    private final DayWaits waits;
    private final ReplayedBranch branch;
    private final List<Standing> crews = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    private RecordedQuestions(RecordedJournal journal, long seed) {
        this.journal = journal;
        this.waits = DayWaits.of(journal.day());
        this.branch = new ReplayedBranch(journal.plan(), seed);
    }

    /** The answers of the journal's last day, in order of time. */
    static List<Answer> of(RecordedJournal journal, long seed) {
        RecordedQuestions questions = new RecordedQuestions(journal, seed);
        questions.watchCrews();
        questions.ask();
        return questions.answers;
    }

    private void watchCrews() {
        ReplayedBranch day = new ReplayedBranch(journal.plan(), 0);
        journal.before().forEach(day::accept);
        for (RecordedEvent event : journal.day()) {
            day.accept(event);
            CallingCrew crew = CallingCrew.of(day.branch());
            note(event.at(), crew);
        }
    }

    private void note(Instant at, CallingCrew crew) {
        if (!crews.isEmpty() && crews.getLast().crew.equals(crew)) {
            return;
        }
        Instant since = at;
        if (crews.size() > 1 && Duration.between(crews.getLast().since, at).compareTo(LASTS) < 0) {
            since = crews.removeLast().since;
        }
        if (crews.isEmpty() || !crews.getLast().crew.equals(crew)) {
            crews.add(new Standing(since, crew));
        }
    }

    private void ask() {
        journal.before().forEach(branch::accept);
        Instant next = journal.day().getFirst().at().plus(STEP);
        int standing = 0;
        for (RecordedEvent event : journal.day()) {
            while (!event.at().isBefore(next)) {
                ask(next, Kind.UNCHANGED, CallingCrew.of(branch.branch()));
                next = next.plus(STEP);
            }
            boolean goes = standing + 1 < crews.size() && event.at().equals(crews.get(standing + 1).since)
                    && crews.get(standing + 1).crew.isOneLessThan(crews.get(standing).crew);
            if (standing + 1 < crews.size() && !event.at().isBefore(crews.get(standing + 1).since)) {
                standing++;
            }
            if (goes) {
                ask(event.at(), Kind.OFFICER_LESS, crews.get(standing).crew);
            }
            branch.accept(event);
            if (goes) {
                ask(event.at(), Kind.UNCHANGED, crews.get(standing).crew);
            }
        }
    }

    private void ask(Instant now, Kind kind, CallingCrew crew) {
        OptionalDouble happened = waits.meanAfter(now);
        if (crew.count() == 0 || happened.isEmpty()) {
            return;
        }
        WhatIf.Outcome said = branch.ask(now, List.of(crew.asked(branch.branch()))).alternatives().getFirst().after();
        Instant until = crews.stream().map(Standing::since).filter(now::isBefore).findFirst().orElse(Instant.MAX);
        answers.add(new Answer(now, kind, crew.count(), Said.of(said.meanWait(), happened.getAsDouble()),
                quarters(now, said, until), waits.meanAfter(until).isEmpty()));
    }

    private List<Said> quarters(Instant now, WhatIf.Outcome said, Instant until) {
        List<Said> quarters = new ArrayList<>();
        for (WhatIf.Slot slot : said.expectedWaits()) {
            Instant from = now.plusSeconds((long) slot.from());
            Instant to = from.plus(QUARTER);
            if (to.isAfter(until)) {
                break;
            }
            waits.meanOfCalled(from, to).ifPresent(mean -> quarters.add(Said.of(slot.waits(), mean)));
        }
        return List.copyOf(quarters);
    }
}
