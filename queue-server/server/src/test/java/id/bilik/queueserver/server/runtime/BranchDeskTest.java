package id.bilik.queueserver.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Promise;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.server.journal.MemoryJournal;
import id.bilik.queueserver.server.journal.SnapshotCodec;
import id.bilik.queueserver.server.journal.sealing.Sealed;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command that can't be written is one command that fails. */
class BranchDeskTest {
    @TempDir
    private Path folder;

    private static final Instant NOON = Instant.parse("2026-11-26T05:00:00Z");
    private static final int MORE_THAN_AN_EVENT_HOLDS = 10_000;

    /** Neither of them wrote as many events as lie between two snapshots. */
    @Test
    void a_server_that_is_killed_again_and_again_keeps_a_snapshot_all_the_same() {
        MemoryJournal journal = new MemoryJournal();
        BranchDesk killed = started(journal);
        showMessages(killed, 3_000);
        BranchDesk next = started(journal.openedAgain());
        showMessages(next, 3_000);

        Awaitility.await().until(() -> journal.findSnapshot("pekalongan", SnapshotCodec.FORMAT).isPresent());
        next.close();
        killed.close();
    }

    private BranchDesk started(MemoryJournal journal) {
        BranchDesk desk = new BranchDesk("pekalongan", new Decider(new CentralQueue()), Sealed.in(folder, journal),
                () -> NOON);
        desk.start();
        desk.submit(Order.unnamed(new Command.AdoptPlan(ShippedPlan.read()))).join();
        return desk;
    }

    private static void showMessages(BranchDesk desk, int count) {
        for (int i = 0; i < count; i++) {
            desk.submit(Order.unnamed(new Command.ShowMessage("message " + desk.branch().sequence(), null))).join();
        }
    }

    @Test
    void an_event_that_the_journal_refuses_fails_its_own_command_and_no_other() {
        BranchDesk desk = started(new MemoryJournal());
        List<Promise> promises = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_AN_EVENT_HOLDS; i++) {
            desk.submit(
                    Order.unnamed(new Command.IssueTicket(new UUID(1, i), "jht", Priority.NONE, Channel.OFFLINE, null)))
                    .join();
            promises.add(new Promise(new TicketNumber('A', i + 1), 300.25, 400.25, 500.25, 300.25, 400.25, 500.25));
        }

        CompletableFuture<Decision> refused = desk.submit(Order.unnamed(new Command.NotePromises(promises)));
        CompletableFuture<Decision> after = desk.submit(Order.unnamed(new Command.ShowMessage("Selamat siang", null)));

        assertThatThrownBy(refused::join).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(after.join()).isInstanceOf(Decision.Accepted.class);
        assertThat(desk.branch().message()).isEqualTo("Selamat siang");
        assertThat(desk.trouble()).isEmpty();
        desk.close();
    }
}
