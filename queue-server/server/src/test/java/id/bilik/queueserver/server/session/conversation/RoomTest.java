package id.bilik.queueserver.server.session.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.sealing.Sealed;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.runtime.BranchDesk;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a room waits for pages, by a time that the test moves on. */
class RoomTest {
    @TempDir
    private Path folder;

    private final BranchPlan plan = ShippedPlan.read();
    private final AtomicLong nanos = new AtomicLong();
    private SealingJournal journal;
    private BranchDesk desk;
    private Room room;
    private boolean signedIn = true;

    /** What a page was told. */
    private static final class Page implements Line {
        private final UUID id = UUID.randomUUID();
        private final List<Object> told = new ArrayList<>();
        private int code;

        @Override
        public void send(Object frame) { told.add(frame); }

        @Override
        public void close(int closing, String reason) { code = closing; }
    }

    @BeforeEach
    void open() {
        journal = Sealed.in(folder, FileJournal.open(folder));
        desk = new BranchDesk(plan.id(), new Decider(new CentralQueue()), journal,
                () -> Instant.parse("2026-03-10T03:00:00Z"));
        desk.start();
        decide(new Command.AdoptPlan(plan));
        decide(new Command.IssueTicket(UUID.randomUUID(), "jht", Priority.NONE, Channel.OFFLINE));
        decide(new Command.SignOn("g1", "Sari"));
        decide(new Command.CallNext("g1", null));
        // the follower is not started: the test looks itself
        room = new Room(desk, new Stays(new byte[32]), 4, stay -> {}, Patience.USUAL, nanos::get);
    }

    @AfterEach
    void close() {
        desk.close();
        journal.close();
    }

    private void decide(Command command) {
        assertThat(desk.submit(Order.unnamed(command)).join()).isInstanceOf(Decision.Accepted.class);
    }

    private Page join(Seat seat, boolean imagined) {
        Page page = new Page();
        room.join(new Grant(plan.id(), page.id, seat, room.findHold(seat).orElseThrow(), () -> signedIn, imagined),
                page);
        return page;
    }

    private Page booth() { return join(inBooth(), false); }

    private Seat inBooth() {
        Stage.InBooth there = (Stage.InBooth) desk.branch().listInBooths().getFirst().stage();
        return new Seat(Seat.Role.BOOTH, there.booth());
    }

    private Page officer() { return join(new Seat(Seat.Role.OFFICER, "g1"), false); }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        room.look();
    }

    @Test
    void a_page_that_falls_silent_is_away_and_then_gone() {
        Page booth = booth();
        Page officer = officer();
        pass(Duration.ofSeconds(4));
        room.hear(officer.id, officer, "{\"type\":\"ping\"}");
        assertThat(officer.told).noneMatch(Told.Away.class::isInstance);
        pass(Duration.ofSeconds(2));
        assertThat(officer.told.getLast()).isInstanceOf(Told.Away.class);
        room.hear(booth.id, booth, "{\"type\":\"ping\"}");
        assertThat(officer.told.getLast()).isInstanceOfSatisfying(Told.StayFrame.class,
                frame -> assertThat(frame.peers().getFirst().away()).isFalse());

        room.hear(officer.id, officer, "{\"type\":\"ping\"}");
        pass(Duration.ofSeconds(19));
        room.hear(officer.id, officer, "{\"type\":\"ping\"}");
        pass(Duration.ofSeconds(2));
        assertThat(booth.code).isEqualTo(CloseCode.GOING_AWAY);
        assertThat(officer.told.getLast()).isInstanceOfSatisfying(Told.StayFrame.class,
                frame -> assertThat(frame.peers()).isEmpty());
    }

    @Test
    void a_page_whose_line_broke_is_waited_for_a_quarter_of_a_minute() {
        Page booth = booth();
        Page officer = officer();
        room.lose(booth.id, booth, 1006);
        assertThat(officer.told.getLast()).isInstanceOf(Told.Away.class);
        pass(Duration.ofSeconds(14));
        room.hear(officer.id, officer, "{\"type\":\"ping\"}");
        assertThat(officer.told).noneMatch(it -> it instanceof Told.StayFrame frame && frame.peers().isEmpty());
        pass(Duration.ofSeconds(2));
        assertThat(officer.told.getLast()).isInstanceOfSatisfying(Told.StayFrame.class,
                frame -> assertThat(frame.peers()).isEmpty());
        // its picture and sound may work all the same
        assertThat(officer.told).noneMatch(Told.Gone.class::isInstance);
    }

    @Test
    void of_a_page_that_ended_by_itself_the_others_are_to_let_go() {
        Page booth = booth();
        Page officer = officer();
        room.lose(booth.id, booth, CloseCode.GOING_AWAY);
        assertThat(officer.told).anyMatch(
                it -> it instanceof Told.Gone gone && gone.page().equals(booth.id) && gone.type().equals("gone"));
    }

    @Test
    void a_page_whose_session_ended_is_sent_away_within_seconds() {
        Page officer = officer();
        Page booth = booth();
        signedIn = false;
        pass(Duration.ofSeconds(5));
        assertThat(booth.code).isEqualTo(CloseCode.NOT_ALLOWED);
        assertThat(officer.told.stream().filter(Told.Gone.class::isInstance).count()
                + booth.told.stream().filter(Told.Gone.class::isInstance).count()).isEqualTo(1);
    }

    @Test
    void somebody_imagined_leaves_the_seat_to_a_real_page_whichever_comes_first() {
        Page real = booth();
        // its token was given out while the seat was free
        assertThat(join(inBooth(), true).code).isEqualTo(CloseCode.SEAT_TAKEN);
        assertThat(real.code).isZero();

        room.lose(real.id, real, CloseCode.GOING_AWAY);
        Page imagined = join(inBooth(), true);
        assertThat(imagined.code).isZero();
        Page back = booth();
        assertThat(imagined.code).isEqualTo(CloseCode.SEAT_TAKEN);
        assertThat(back.code).isZero();
    }

    @Test
    void a_page_that_was_let_in_and_does_not_come_gives_its_place_back() {
        for (int i = 0; i < 4; i++) {
            assertThat(room.expect(UUID.randomUUID())).isTrue();
        }
        assertThat(room.expect(UUID.randomUUID())).isFalse();
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(room.expect(UUID.randomUUID())).isTrue();
    }
}
