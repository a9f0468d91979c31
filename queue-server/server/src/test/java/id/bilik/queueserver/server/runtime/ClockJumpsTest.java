package id.bilik.queueserver.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.process.clock.Uptime;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.server.follow.JournalFollower;
import id.bilik.queueserver.server.journal.MemoryJournal;
import id.bilik.queueserver.server.journal.sealing.Sealed;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tickets are taken through several true days while the machine's clock jumps, and while it was wrong before and is set
 * right: no number twice on a true date, no slip's address twice, nobody loses a place, one alarm.
 */
class ClockJumpsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final Instant MORNING = LocalDate.of(2026, 3, 9).atTime(7, 30).atZone(ZONE).toInstant();
    private static final List<Duration> STEPS = List.of(Duration.ofHours(-1), Duration.ofDays(1), Duration.ofDays(-1),
            Duration.ofDays(400));
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @TempDir
    Path folder;

    private final Machine machine = new Machine();
    private final MemoryJournal journal = new MemoryJournal();
    private final List<String> told = new ArrayList<>();
    private final Set<String> onDate = new HashSet<>();
    private final Set<String> secrets = new HashSet<>();
    private Random random = new Random(0);
    private Hours hours = Hours.AROUND_THE_CLOCK;

    /** True time passes; the clock on the wall is off by something. */
    private static final class Machine implements Uptime {
        private Instant truth = MORNING;
        private Duration off = Duration.ZERO;

        Instant wall() { return truth.plus(off); }

        @Override
        public String boot() { return "one"; }

        @Override
        public Duration sinceBoot() { return Duration.between(MORNING.minusSeconds(7_200), truth); }
    }

    static Stream<Arguments> jumps() {
        List<Arguments> all = new ArrayList<>();
        for (Duration step : STEPS) {
            for (long seed = 0; seed < 4; seed++) {
                all.add(Arguments.of(step, seed, true));
                all.add(Arguments.of(step, seed, false));
            }
        }
        return all.stream();
    }

    /** A server process: restarted, it begins with what stands in the journal and in the folder. */
    private final class Server implements AutoCloseable {
        private final TrustedClock trusted = new TrustedClock(machine::wall, machine,
                new ClockMemory(folder.resolve("clock.json")), () -> false,
                BranchRestore.lastTime("pekalongan", journal));
        private final ClockAlarm alarm = new ClockAlarm(trusted, () -> ZONE);
        private final BranchDesk desk = new BranchDesk("pekalongan", new Decider(new CentralQueue()),
                Sealed.in(folder, journal),
                new WatchedClock(trusted, () -> machine.sinceBoot().toNanos(), later -> {}));

        Server() {
            desk.start();
            give(new Command.AdoptPlan(plan()));
        }

        Decision give(Command command) { return desk.submit(Order.unnamed(command)).join(); }

        Branch look() {
            // twice: what is found out first is acted on before the next
            give(new Command.PassTime());
            give(new Command.PassTime());
            boolean silent = told.size() % 2 == 0;
            if (!alarm.get().isEmpty() == silent) {
                told.add(silent ? "+clock-jumped" : "-clock-jumped");
            }
            return desk.branch();
        }

        void issue(int request) {
            Decision decision = give(
                    new Command.IssueTicket(new UUID(1, request), "jht", Priority.NONE, Channel.OFFLINE, null));
            if (decision instanceof Decision.Accepted accepted
                    && accepted.branch().findHandled(new UUID(1, request)).orElseThrow() instanceof //
                    Branch.Handled.Issue issued
                    && accepted.branch().day() instanceof Day.Open open) {
                note(issued.ticket(), open.date());
            }
        }

        @Override
        public void close() { desk.close(); }
    }

    private void note(TicketNumber ticket, LocalDate label) {
        LocalDate date = machine.truth.atZone(ZONE).toLocalDate();
        assertThat(onDate.add(date + " " + ticket)).as("%s twice on %s", ticket, date).isTrue();
        assertThat(secrets.add(label + " " + ticket)).as("the address of %s on %s twice", ticket, label).isTrue();
    }

    private BranchPlan plan() {
        BranchPlan plan = ShippedPlan.read();
        return new BranchPlan(plan.id(), plan.name(), ZONE, plan.languages(), plan.services(), plan.groups(), hours,
                plan.rules());
    }

    private void use(long seed) {
        random = new Random(seed);
        hours = seed % 2 == 0
                ? Hours.AROUND_THE_CLOCK
                : new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0), List.of(DayOfWeek.values()));
    }

    /** Passes true time in quarters of an hour, in each of which somebody comes; returns the last request. */
    private int pass(Server server, int request, Duration time) {
        int last = request;
        Instant end = machine.truth.plus(time);
        while (machine.truth.isBefore(end)) {
            machine.truth = machine.truth.plus(QUARTER);
            server.look();
            server.issue(++last);
        }
        return last;
    }

    private Duration part() { return QUARTER.multipliedBy(4 + random.nextInt(16)); }

    /** The machine's clock was right, jumps and is set right after a while. */
    @ParameterizedTest(name = "{0}, seed {1}, restart {2}")
    @MethodSource("jumps")
    void a_clock_that_jumps_and_is_set_right_changes_nothing(Duration step, long seed, boolean restart) {
        use(seed);
        Server server = new Server();
        int request = pass(server, 0, part());
        machine.off = step;
        request = pass(server, request, part());
        assertThat(told).containsExactly("+clock-jumped");
        if (restart) {
            server.close();
            server = new Server();
        }
        if (random.nextBoolean()) {
            server.desk.machineClock().orElseThrow().answer(ClockJump.Answer.WRONG);
        }
        request = pass(server, request, part().plus(Duration.ofHours(random.nextInt(30))));
        assertThat(server.desk.now()).isEqualTo(machine.truth);
        machine.off = Duration.ZERO;
        pass(server, request, Duration.ofHours(40));
        assertThat(told).containsExactly("+clock-jumped", "-clock-jumped");
        assertTrueDay(server);
        assertDaysAreTrue();
        server.close();
    }

    /** The machine's clock was wrong since the start, and somebody sets it right and says so. */
    @ParameterizedTest(name = "{0}, seed {1}, restart {2}")
    @MethodSource("jumps")
    void a_clock_that_was_wrong_is_followed_to_the_true_time(Duration step, long seed, boolean restart) {
        use(seed);
        machine.off = step;
        Server server = new Server();
        int request = pass(server, 0, part());
        machine.off = Duration.ZERO;
        request = pass(server, request, part());
        assertThat(told).containsExactly("+clock-jumped");
        assertThat(server.desk.machineClock().orElseThrow().answer(ClockJump.Answer.RIGHT)).isTrue();
        if (restart) {
            server.close();
            server = new Server();
        }
        request = pass(server, request, part());
        if (random.nextBoolean()) {
            server.give(new Command.CloseBusinessDay());
        }
        request = pass(server, request, Duration.ofHours(40));
        assertThat(told).containsExactly("+clock-jumped", "-clock-jumped");
        assertThat(server.desk.now()).isEqualTo(machine.truth);
        pass(server, request, Duration.ofHours(30));
        assertTrueDay(server);
        assertNobodyLost();
        server.close();
    }

    private void assertTrueDay(Server server) {
        Branch branch = server.look();
        LocalDate date = machine.truth.atZone(ZONE).toLocalDate();
        if (hours.equals(Hours.AROUND_THE_CLOCK)) {
            assertThat(branch.day()).isInstanceOf(Day.Open.class);
        }
        assertThat(branch.findDate()).hasValueSatisfying(
                it -> assertThat(it).isBetween(date.minusDays(1), date));
        assertThat(branch.clock().isDoubted()).isFalse();
        // what was opened last began with the true day, so its numbers began again
        assertThat(branch.counters().lastOf('A')).isLessThan(97);
    }

    /** Each true date was opened once, and closed at its own midnight with who was left. */
    private void assertDaysAreTrue() {
        List<LocalDate> opened = new ArrayList<>();
        for (RecordedEvent event : events()) {
            LocalDate at = event.at().atZone(ZONE).toLocalDate();
            if (event.event() instanceof Event.BusinessDayOpened day) {
                assertThat(day.date()).isEqualTo(at);
                opened.add(day.date());
            }
            if (event.event() instanceof Event.VisitAbandoned || event.event() instanceof Event.BusinessDayClosed) {
                assertThat(at).isEqualTo(opened.getLast().plusDays(1));
            }
        }
        assertThat(opened).doesNotHaveDuplicates().isSorted();
        assertThat(events().stream().map(RecordedEvent::event).filter(it -> it instanceof Event.ClockDoubted))
                .hasSize(1);
    }

    /** Nobody left the queue but with the day on which the number was taken. */
    private void assertNobodyLost() {
        int left = 0;
        for (RecordedEvent event : events()) {
            left += event.event() instanceof Event.VisitAbandoned ? 1 : 0;
            left = event.event() instanceof Event.BusinessDayClosed ? 0 : left;
        }
        assertThat(left).isZero();
        assertThat(events().stream().map(RecordedEvent::event).filter(it -> it instanceof Event.ClockCorrected))
                .hasSize(1);
    }

    private List<RecordedEvent> events() {
        List<RecordedEvent> events = new ArrayList<>();
        new JournalFollower(journal, "pekalongan", 0, events::add).follow();
        return events;
    }
}
