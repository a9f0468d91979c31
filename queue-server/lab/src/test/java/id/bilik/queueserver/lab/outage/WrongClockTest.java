package id.bilik.queueserver.lab.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** A kiosk that is started without the server, with a wrong clock, beside one whose clock is right. */
class WrongClockTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final List<Duration> OFFSETS = DoubleStream.of(-400, -30, -3, -1, -0.5, 0, 0.5, 1, 3, 30, 400)
            .mapToObj(days -> Duration.ofMinutes(Math.round(days * 24 * 60))).toList();

    @Test
    void where_the_server_is_heard_in_the_same_run_place_and_time_are_right() {
        for (Duration offset : OFFSETS) {
            Outage outage = new Outage();
            outage.right.line.down = true;
            outage.reboot(offset);
            outage.peopleCome();
            outage.end();
            outage.assertTrueOrder(offset);
        }
    }

    /** The power goes twice. The clock is as wrong as before: the server's word in the second run tells by how much. */
    @Test
    void where_the_clock_stays_as_wrong_in_the_next_run_place_and_time_are_right() {
        for (Duration offset : OFFSETS) {
            Outage outage = new Outage();
            outage.right.line.down = true;
            outage.reboot(offset);
            outage.peopleCome();
            outage.reboot(offset);
            outage.end();
            outage.assertTrueOrder(offset);
        }
    }

    /** Nothing tells the time of the run in between: then it is too early rather than too late. */
    @Test
    void where_the_clock_is_right_again_in_the_next_run_nobody_of_the_kiosk_loses_a_place() {
        for (Duration offset : OFFSETS) {
            Outage outage = new Outage();
            outage.right.line.down = true;
            outage.reboot(offset);
            outage.peopleCome();
            outage.reboot(Duration.ZERO);
            outage.end();
            outage.assertTodaysNumbers(offset);
            Instant last = outage.lastHeard;
            for (KioskInTrouble.Told told : outage.wrong.told) {
                assertThat(outage.issuedAt(told)).as("%s, clock off by %s", told, offset)
                        .isBetween(last, told.at().plusSeconds(3));
                last = outage.issuedAt(told);
            }
        }
    }

    /** A kiosk that was off over night begins with the numbers of yesterday. */
    @Test
    void where_a_day_has_passed_meanwhile_its_people_wait_on_the_new_day() {
        for (Duration offset : List.of(Duration.ofDays(-1), Duration.ZERO, Duration.ofDays(1), Duration.ofDays(400))) {
            for (boolean twice : new boolean[]{false, true}) {
                Outage outage = new Outage();
                outage.right.line.down = true;
                outage.pass(Duration.ofHours(23));
                outage.reboot(offset);
                outage.peopleCome();
                if (twice) {
                    outage.reboot(offset);
                }
                outage.end();
                outage.assertTrueTimes(offset);
                assertThat(outage.branch().visits().keySet()).as("clock off by %s", offset)
                        .containsAll(outage.told().stream().map(told -> number(told.ticket())).toList());
            }
        }
    }

    /** Its clock runs on from where the power went, as on a machine without a battery. */
    @Test
    void a_kiosk_on_old_numbers_gives_none_that_another_holds_days_later() {
        Outage outage = new Outage();
        for (int day = 1; day <= 6; day++) {
            outage.pass(Duration.ofDays(1));
            outage.right.work();
        }
        outage.right.line.down = true;
        outage.reboot(Duration.ofDays(-6));
        outage.peopleCome();
        outage.end();
        assertThat(outage.told().stream().map(KioskInTrouble.Told::ticket)).hasSize(8).doesNotHaveDuplicates();
        outage.assertTrueTimes(Duration.ofDays(-6));
    }

    private static TicketNumber number(String ticket) { return TicketNumber.parse(ticket).orElseThrow(); }

    /** Two kiosks that have their numbers; the first one can't reach the branch any more. */
    private static final class Outage {
        private final Random chance = new Random(1);
        private final BranchInMemory server = new BranchInMemory(MORNING);
        final KioskInTrouble wrong = new KioskInTrouble("k1", server, chance);
        final KioskInTrouble right = new KioskInTrouble("k2", server, chance);
        final Instant lastHeard;
        private final LocalDate today = MORNING.atZone(branch().plan().zone()).toLocalDate();

        Outage() {
            server.decide(new Command.PassTime());
            wrong.work();
            right.work();
            lastHeard = server.now;
            wrong.line.down = true;
            wrong.work();
        }

        Branch branch() { return server.branch(); }

        void pass(Duration time) {
            server.now = server.now.plus(time);
            server.decide(new Command.PassTime());
        }

        void reboot(Duration offset) {
            pass(Duration.ofMinutes(7));
            wrong.cutPower(offset);
            pass(Duration.ofMinutes(1));
            wrong.work();
        }

        /** By turns at one kiosk and the other. */
        void peopleCome() {
            for (int i = 0; i < 4; i++) {
                for (KioskInTrouble kiosk : List.of(wrong, right)) {
                    pass(Duration.ofMinutes(2));
                    kiosk.work();
                    assertThat(kiosk.take(new UUID(chance.nextLong(), chance.nextLong()), "jht"))
                            .as("%s gives a number", kiosk.id).isPresent();
                }
            }
        }

        void end() {
            pass(Duration.ofMinutes(10));
            OutageTest.settle(server, List.of(wrong, right));
            new Books(server, List.of(wrong, right)).balance();
        }

        /** What people were told, in the order in which they came. */
        List<KioskInTrouble.Told> told() {
            List<KioskInTrouble.Told> all = new ArrayList<>(wrong.told);
            all.addAll(right.told);
            all.sort(Comparator.comparing(KioskInTrouble.Told::at));
            return all;
        }

        Instant issuedAt(KioskInTrouble.Told told) { return branch().getVisit(number(told.ticket())).issuedAt(); }

        void assertTodaysNumbers(Duration offset) {
            assertThat(told()).hasSize(8).allSatisfy(told -> assertThat(
                    branch().counters().find(today, number(told.ticket()))).as("%s is of today, clock off by %s", told,
                            offset)
                    .isPresent());
        }

        void assertTrueTimes(Duration offset) {
            for (KioskInTrouble.Told told : told()) {
                assertThat(issuedAt(told)).as("%s, clock off by %s", told, offset)
                        .isCloseTo(told.at(), within(3, ChronoUnit.SECONDS));
            }
        }

        void assertTrueOrder(Duration offset) {
            assertTodaysNumbers(offset);
            assertTrueTimes(offset);
            assertThat(branch().queue().lanes().values().stream().flatMap(lane -> lane.values().stream())
                    .map(TicketNumber::toString)).as("clock off by %s", offset)
                    .containsExactlyElementsOf(told().stream().map(KioskInTrouble.Told::ticket).toList());
        }
    }
}
