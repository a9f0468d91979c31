package id.bilik.queueserver.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.view.Sheet;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.sealing.Sealed;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.runtime.BranchDesk;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What officers note of a visit goes when it has ended for good, and waiting for that costs next to nothing. */
class VisitSheetsTest {
    private static final int VISITS = 60;

    @TempDir
    private Path folder;

    private final BranchPlan plan = ShippedPlan.read();
    private final List<Runnable> standingBy = new ArrayList<>();
    private volatile Instant now = Instant.parse("2026-03-10T03:00:00Z");
    private SealingJournal journal;
    private BranchDesk desk;
    private VisitSheets sheets;

    @BeforeEach
    void open() {
        journal = Sealed.in(folder, FileJournal.open(folder));
        desk = new BranchDesk(plan.id(), new Decider(new CentralQueue()), journal, () -> now);
        desk.start();
        decide(new Command.AdoptPlan(plan));
        sheets = new VisitSheets(desk, (after, task) -> {
            synchronized (standingBy) {
                standingBy.add(task);
            }
        });
    }

    @AfterEach
    void close() {
        desk.close();
        journal.close();
    }

    private Decision.Accepted decide(Command command) {
        if (desk.submit(Order.unnamed(command)).join() instanceof Decision.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("refused: " + command);
    }

    private Visit visitWithNote() {
        UUID request = UUID.randomUUID();
        decide(new Command.IssueTicket(request, plan.services().getFirst().id(), Priority.NONE, Channel.OFFLINE));
        Visit visit = desk.branch().visits().values().stream().filter(it -> it.requestId().equals(request)).findFirst()
                .orElseThrow();
        sheets.change(visit, sheet -> sheet.withNote("calls her daughter"));
        return visit;
    }

    private void leave(TicketNumber ticket) { decide(new Command.LeaveQueue(ticket)); }

    @Test
    void a_note_goes_when_the_end_of_its_visit_cannot_be_undone_any_more() {
        Visit visit = visitWithNote();
        leave(visit.ticket());
        assertThat(sheets.of(visit).note()).isEqualTo("calls her daughter");

        now = now.plus(plan.rules().undoFor());
        List.copyOf(standingBy).forEach(Runnable::run);
        assertThat(sheets.of(visit)).isEqualTo(Sheet.EMPTY);
        assertThat(sheets.count()).isZero();
    }

    @Test
    void many_visits_that_end_together_leave_one_wake_up_behind() {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < VISITS; i++) {
            visits.add(visitWithNote());
        }
        for (Visit visit : visits) {
            now = now.plusMillis(100);
            leave(visit.ticket());
        }
        assertThat(standingBy).hasSize(1);

        now = now.plus(plan.rules().undoFor()).minusSeconds(1);
        standingBy.removeFirst().run();
        assertThat(sheets.count()).as("some ended later").isPositive();
        assertThat(standingBy).hasSize(1);

        now = now.plus(plan.rules().undoFor());
        standingBy.removeFirst().run();
        assertThat(sheets.count()).isZero();
        assertThat(standingBy).isEmpty();
    }
}
