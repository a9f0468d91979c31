package id.bilik.queueserver.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.process.clock.Uptime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that jumps is told from a machine that slept, from the network's small steps and from a long rest. */
class TrustedClockTest {
    private static final Instant NOON = Instant.parse("2026-03-10T05:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final Machine machine = new Machine();
    private Instant past = Instant.EPOCH;
    private boolean synchronised;
    private TrustedClock clock = new TrustedClock(() -> NOON, machine, new ClockMemory(Path.of("/nonexistent/none")),
            () -> false, Instant.EPOCH);

    /** Its clock may be set, it may sleep, and it may be started again. */
    private static final class Machine implements Uptime {
        private Instant wall = NOON;
        private Duration up = Duration.ofHours(2);
        private Duration unseen = Duration.ZERO;
        private int boots;

        void pass(Duration time) {
            wall = wall.plus(time);
            up = up.plus(time);
        }

        void sleep(Duration time) {
            wall = wall.plus(time);
            unseen = unseen.plus(time);
        }

        void startAgain(Instant shown) {
            boots++;
            up = Duration.ofSeconds(40);
            wall = shown;
        }

        @Override
        public String boot() { return "boot " + boots; }

        @Override
        public Duration sinceBoot() { return up; }

        @Override
        public Duration sinceBootNow() {
            up = up.plus(unseen);
            unseen = Duration.ZERO;
            return up;
        }
    }

    private void start() {
        clock = new TrustedClock(() -> machine.wall, machine, new ClockMemory(folder.resolve("clock.json")),
                () -> synchronised, past);
    }

    private boolean isJumped() { return clock.read().jump() != null; }

    private boolean isAnswered(ClockJump.Answer answer) {
        ClockJump jump = clock.read().jump();
        return jump != null && jump.answer() == answer;
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600, 86_400, -86_400, 400 * 86_400L, -400 * 86_400L, 121, -121})
    void it_goes_on_by_the_time_that_has_passed_until_the_machines_clock_is_back(long seconds) {
        start();
        machine.wall = machine.wall.plusSeconds(seconds);
        machine.pass(Duration.ofMinutes(30));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1_800));
        assertThat(isJumped()).isTrue();
        machine.wall = machine.wall.minusSeconds(seconds);
        machine.pass(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1_860)).isEqualTo(machine.wall);
        assertThat(isJumped()).isFalse();
    }

    @Test
    void small_steps_are_followed_unless_they_add_up_within_a_day() {
        start();
        machine.wall = machine.wall.plusSeconds(50);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(50));
        machine.pass(Duration.ofHours(1));
        machine.wall = machine.wall.plusSeconds(50);
        assertThat(clock.instant()).isEqualTo(machine.wall);
        machine.wall = machine.wall.plusSeconds(50);
        assertThat(clock.instant()).isEqualTo(machine.wall.minusSeconds(50));
        assertThat(isJumped()).isTrue();
    }

    @Test
    void small_steps_of_many_days_are_nobodys_business() {
        start();
        for (int day = 0; day < 20; day++) {
            machine.wall = machine.wall.plusSeconds(100);
            machine.pass(DAY);
            assertThat(clock.instant()).isEqualTo(machine.wall);
        }
        assertThat(isJumped()).isFalse();
    }

    @Test
    void a_machine_that_slept_has_not_jumped() {
        start();
        machine.sleep(Duration.ofHours(9));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(9)));
        assertThat(isJumped()).isFalse();
    }

    @Test
    void a_restart_of_the_process_knows_of_the_jump_and_of_the_answer() {
        start();
        machine.wall = machine.wall.plus(DAY);
        clock.instant();
        clock.answer(ClockJump.Answer.WRONG);
        machine.pass(Duration.ofMinutes(10));
        start();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(600));
        assertThat(isAnswered(ClockJump.Answer.WRONG)).isTrue();
    }

    @Test
    void a_jump_while_the_process_did_not_run_is_seen_at_its_start() {
        start();
        machine.pass(Duration.ofMinutes(10));
        machine.wall = machine.wall.minus(DAY);
        start();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(600));
        assertThat(isJumped()).isTrue();
    }

    @Test
    void another_jump_takes_an_answer_back() {
        start();
        machine.wall = machine.wall.plus(DAY);
        clock.answer(ClockJump.Answer.RIGHT);
        assertThat(isAnswered(ClockJump.Answer.RIGHT)).isTrue();
        machine.wall = machine.wall.plus(DAY);
        assertThat(isJumped()).isTrue();
        assertThat(isAnswered(ClockJump.Answer.RIGHT)).isFalse();
    }

    @Test
    void where_nothing_is_asked_no_answer_is_taken() {
        start();
        assertThat(clock.answer(ClockJump.Answer.RIGHT)).isFalse();
    }

    /** A weekend, a long holiday, and a PC without a network whose own clock works. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 12, 29})
    void after_a_start_of_the_machine_a_usual_rest_is_believed(int days) {
        past = NOON;
        machine.startAgain(NOON.plus(Duration.ofDays(days)).plusSeconds(60));
        start();
        assertThat(clock.instant()).isEqualTo(machine.wall);
        assertThat(isJumped()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:30Z", "2026-03-09T05:00:00Z", "2025-02-03T05:00:00Z",
            "2027-04-14T05:00:00Z"})
    void after_a_start_of_the_machine_a_time_that_cannot_be_is_not_believed(Instant shown) {
        past = NOON;
        machine.startAgain(shown);
        start();
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(isJumped()).isTrue();
    }

    @Test
    void a_clock_that_stood_at_1970_and_is_set_a_minute_later_asks_nobody() {
        past = NOON;
        machine.startAgain(Instant.EPOCH);
        start();
        machine.pass(Duration.ofMinutes(1));
        machine.wall = NOON.plus(Duration.ofHours(15));
        assertThat(isAnswered(ClockJump.Answer.RIGHT)).isTrue();
    }

    /** As systemd does without a battery. */
    @Test
    void a_clock_that_began_where_it_was_switched_off_may_be_set_once_by_the_network() {
        past = NOON;
        machine.startAgain(NOON.plusSeconds(5));
        start();
        machine.pass(Duration.ofMinutes(1));
        machine.wall = machine.wall.plus(Duration.ofHours(15));
        assertThat(isJumped()).isTrue();
        assertThat(isAnswered(ClockJump.Answer.RIGHT)).isFalse();
        synchronised = true;
        assertThat(isAnswered(ClockJump.Answer.RIGHT)).isTrue();
    }

    @Test
    void a_clock_that_the_network_has_set_already_is_not_set_by_it_again() {
        past = NOON;
        synchronised = true;
        machine.startAgain(NOON.plusSeconds(5));
        start();
        machine.pass(Duration.ofSeconds(30));
        clock.instant();
        machine.wall = machine.wall.plus(DAY);
        assertThat(isJumped()).isTrue();
        assertThat(isAnswered(ClockJump.Answer.RIGHT)).isFalse();
    }

    @Test
    void after_a_year_a_clock_that_the_network_has_set_is_believed() {
        past = NOON;
        synchronised = true;
        machine.startAgain(NOON.plus(Duration.ofDays(400)));
        start();
        assertThat(isJumped()).isFalse();
        assertThat(clock.instant()).isEqualTo(machine.wall);
    }

    @Test
    void a_start_of_the_machine_answers_nothing() {
        past = NOON;
        start();
        machine.startAgain(NOON.plus(DAY));
        start();
        clock.doubtStill();
        assertThat(isJumped()).isTrue();
        machine.pass(Duration.ofMinutes(2));
        assertThat(isAnswered(ClockJump.Answer.RIGHT)).isFalse();
    }

    @Test
    void what_it_keeps_is_for_its_user_alone_and_is_seldom_written() throws IOException {
        start();
        Path file = folder.resolve("clock.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        Files.delete(file);
        for (int i = 0; i < 1_000; i++) {
            machine.pass(Duration.ofSeconds(30));
            clock.instant();
        }
        assertThat(file).doesNotExist();
    }
}
