package id.bilik.queueserver.server.session.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
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

/** How long a visit at home keeps its booth without a line, by a time that the test moves on. */
class LostLinesTest {
    private static final Instant START = Instant.parse("2026-03-10T03:00:00Z");

    @TempDir
    private Path folder;

    private final BranchPlan plan = planWithAHome();
    private final AtomicLong nanos = new AtomicLong();
    private SealingJournal journal;
    private BranchDesk desk;
    private Room room;
    private TicketNumber ticket;

    private static final class Page implements Line {
        private final UUID id = UUID.randomUUID();
        private final List<Object> told = new ArrayList<>();

        @Override
        public void send(Object frame) { told.add(frame); }

        @Override
        public void close(int closing, String reason) {}
    }

    @BeforeEach
    void seat_somebody_at_home() {
        journal = Sealed.in(folder, FileJournal.open(folder));
        desk = new BranchDesk(plan.id(), new Decider(new CentralQueue()), journal,
                () -> START.plusNanos(nanos.get()));
        desk.start();
        decide(new Command.AdoptPlan(plan));
        decide(new Command.IssueTicket(UUID.randomUUID(), "jht", Priority.NONE, Channel.ONLINE, START, null,
                Booking.Where.HOME));
        decide(new Command.SignOn("g1", "Sari"));
        decide(new Command.CallNext("g1", null));
        ticket = desk.branch().listInBooths().getFirst().ticket();
        decide(new Command.Arrive("H1", ticket));
        room = newRoom();
    }

    @AfterEach
    void close() {
        desk.close();
        journal.close();
    }

    /** The follower is not started: the test looks itself. */
    private Room newRoom() {
        return new Room(desk, new Stays(new byte[32]), 4, stay -> decide(stay.orderOfLostLine()), Patience.USUAL,
                nanos::get);
    }

    private void decide(Command command) {
        assertThat(desk.submit(Order.unnamed(command)).join()).isInstanceOf(Decision.Accepted.class);
    }

    private Page join(Seat seat) {
        Page page = new Page();
        join(seat, page);
        return page;
    }

    private void join(Seat seat, Page page) {
        room.join(new Grant(plan.id(), page.id, seat, room.findHold(seat).orElseThrow(), () -> true, false), page);
    }

    private Page home() { return join(new Seat(Seat.Role.BOOTH, "H1")); }

    private void pass(String time) {
        nanos.addAndGet(Duration.parse("PT" + time).toNanos());
        room.look();
    }

    private Stage stage() { return desk.branch().getVisit(ticket).stage(); }

    @Test
    void a_visit_whose_line_drops_keeps_its_booth_for_five_minutes_and_is_then_on_hold() {
        Page home = home();
        pass("1S");
        room.lose(home.id, home, CloseCode.GOING_AWAY);
        pass("0S");
        pass("4M59S");
        assertThat(stage()).isInstanceOf(Stage.Serving.class);
        pass("2S");
        assertThat(stage()).isInstanceOfSatisfying(Stage.Held.class,
                held -> assertThat(held.reason()).isEqualTo("line-dropped"));
        assertThat(desk.branch().findBooth("H1").orElseThrow().visit()).as("free for the next").isNull();
        assertThat(desk.branch().held()).containsKey(ticket);
        decide(new Command.ResumeVisit("H1", ticket));
        assertThat(stage()).as("called back").isInstanceOf(Stage.InBooth.class);
    }

    @Test
    void a_page_that_comes_back_in_time_goes_on_and_has_all_the_time_again() {
        Page home = home();
        room.lose(home.id, home, CloseCode.GOING_AWAY);
        pass("0S");
        pass("4M");
        join(new Seat(Seat.Role.BOOTH, "H1"), home);
        pass("0S");
        assertThat(home.told).anyMatch(it -> it instanceof Told.Welcome welcome && welcome.stays().getFirst().seated());
        room.lose(home.id, home, CloseCode.GOING_AWAY);
        pass("0S");
        pass("4M59S");
        assertThat(stage()).isInstanceOf(Stage.Serving.class);
        pass("2S");
        assertThat(stage()).isInstanceOf(Stage.Held.class);
    }

    @Test
    void the_officer_is_told_since_when_and_that_it_is_back() {
        Page home = home();
        Page officer = join(new Seat(Seat.Role.OFFICER, "g1"));
        pass("1S");
        room.lose(home.id, home, CloseCode.GOING_AWAY);
        pass("0S");
        assertThat(((Told.StayFrame) officer.told.getLast()).lostSince()).isEqualTo(START.plusSeconds(1));
        join(new Seat(Seat.Role.BOOTH, "H1"), home);
        pass("0S");
        assertThat(((Told.StayFrame) officer.told.getLast()).lostSince()).isNull();
    }

    @Test
    void after_a_restart_the_five_minutes_begin_anew() {
        room.look();
        pass("4M");
        room = newRoom();
        room.look();
        pass("4M59S");
        assertThat(stage()).isInstanceOf(Stage.Serving.class);
        pass("2S");
        assertThat(stage()).isInstanceOf(Stage.Held.class);
    }

    private static BranchPlan planWithAHome() {
        BranchPlan shipped = ShippedPlan.read();
        return shipped.with(shipped.groups().stream().map(group -> group.id().equals("g1")
                ? new GroupPlan("g1", group.booths().subList(0, 1), group.services(), 2, group.names(), List.of("H1"))
                : group).toList());
    }
}
