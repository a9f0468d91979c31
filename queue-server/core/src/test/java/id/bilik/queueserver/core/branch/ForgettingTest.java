package id.bilik.queueserver.core.branch;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A branch that forgets stands where its purged journal leads. */
class ForgettingTest {
    private static final int STEPS = 1_500;
    private static final LocalDate EVER = LocalDate.of(9999, 1, 1);

    static LongStream seeds() { return LongStream.range(0, 12); }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_left_is_the_state_to_which_the_purged_journal_replays(long seed) {
        RandomWalk walk = new RandomWalk(seed);
        walk.walk(STEPS);
        Branch replayed = Branch.unfounded("pekalongan");
        for (RecordedEvent event : walk.journal) {
            replayed = Evolution.evolve(replayed,
                    new RecordedEvent(event.sequence(), event.at(), event.actor(), event.requestId(),
                            purged(event.event())));
        }

        assertThat(replayed.tally()).isEqualTo(walk.branch.tally());
        // a visit that was taken up again has a weight that no event tells
        Invariants.checkSame(Forgetting.upTo(EVER, replayed), Forgetting.upTo(EVER, walk.branch), "forgotten");
        assertThat(Forgetting.upTo(EVER, walk.branch).visits().values())
                .allSatisfy(visit -> assertThat(visit.priority()).isEqualTo(Priority.NONE))
                .allSatisfy(visit -> assertThat(visit.language()).isNull())
                .allSatisfy(visit -> assertThat(visit.seen()).isEmpty());
    }

    @Test
    void a_day_that_is_not_so_old_is_kept_whole() {
        BranchScenario branch = BranchScenario.aBranch().withGroup("g1", 2).open();
        branch.issued(2, "jht");
        LocalDate today = branch.branch().findDate().orElseThrow();

        assertThat(Forgetting.upTo(today.minusDays(1), branch.branch())).isSameAs(branch.branch());
    }

    private static Event purged(Event event) {
        return switch (event) {
            case Event.TicketIssued it -> new Event.TicketIssued(it.ticket(), it.service(), Priority.NONE,
                    it.channel(), it.requestId(), it.offline(), it.appointment(), null, it.where(), it.wished(),
                    it.next());
            case Event.PapersMissing it ->
                new Event.PapersMissing(it.ticket(), it.booth(), it.until(), List.of());
            case Event.StepCompleted it ->
                new Event.StepCompleted(it.ticket(), it.booth(), null, it.next(), it.stays());
            case Event.LateTicketRecorded it -> new Event.LateTicketRecorded(it.ticket(), it.service(), Priority.NONE,
                    it.channel(), it.requestId(), it.offline(), it.printed(), it.slip());
            case Event.TicketCalled it -> new Event.TicketCalled(it.ticket(), it.booth(), it.group(),
                    new Reason(it.reason().visit(), it.reason().booth(), it.reason().waitedSeconds(), 1,
                            it.reason().load(), it.reason().concurrency(), it.reason().rivals()),
                    it.requestId());
            case Event.MessageShown it -> new Event.MessageShown("", null);
            case Event.GroupPaused it -> new Event.GroupPaused(it.group(), null, it.returnAt());
            case Event.SlipFailed it -> new Event.SlipFailed(it.ticket(), null);
            case Event.VisitHeld it -> new Event.VisitHeld(it.ticket(), it.booth(), it.until(), null);
            case Event.DocumentChecked it -> new Event.DocumentChecked(it.ticket(), it.booth(), "", it.outcome());
            case Event.VisitCompleted it -> new Event.VisitCompleted(it.ticket(), it.booth(), null);
            case Event.BookingHeld it -> new Event.BookingHeld(it.booking(), it.requestId(), it.service(), it.slot(),
                    it.where(), it.holdUntil(), null);
            case Event.WaitingJoined it -> new Event.WaitingJoined(it.booking(), it.requestId(), it.service(),
                    it.where(), it.from(), it.until(), null);
            case Event.MissesLifted it -> new Event.MissesLifted(null);
            default -> event;
        };
    }
}
