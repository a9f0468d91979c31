package id.bilik.queueserver.server.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is to be seen to at the server itself. */
class ServerAlarmsTest {
    private static final Instant END = Instant.parse("2027-01-20T10:00:00Z");

    private Instant now = Instant.parse("2026-11-23T01:00:00Z");
    private Optional<Instant> end = Optional.of(END);
    private Supplier<List<ServerAlarms.CodeUse>> codes = List::of;
    private List<ServerAlarms.Untold> breaches = List.of();
    private final List<String> told = new ArrayList<>();
    private final Devices devices = new Devices(() -> now,
            change -> told.add((change.raised() ? "+" : "-") + change.alarm().device() + " " + change.alarm().kind()
                    + ": " + change.alarm().detail()));
    private final ServerAlarms alarms = new ServerAlarms(() -> now, () -> end, () -> codes.get(),
            () -> breaches);

    @BeforeEach
    void watch() { devices.watch(alarms::standing); }

    private void look(Instant at) {
        now = at;
        alarms.refresh();
        devices.look();
    }

    @Test
    void a_certificate_that_ends_within_thirty_days_is_an_alarm_until_it_is_renewed() {
        look(END.minus(Duration.ofDays(30)).minusSeconds(1));
        assertThat(told).isEmpty();
        look(END.minus(Duration.ofDays(30)));
        look(END.minus(Duration.ofDays(3)));
        assertThat(told).containsExactly("+queue-server certificate-ends: ends on 2027-01-20");
        assertThat(devices.alarms()).singleElement()
                .satisfies(alarm -> assertThat(alarm.since()).isEqualTo(END.minus(Duration.ofDays(30))));
        look(END);
        assertThat(devices.alarms()).singleElement()
                .satisfies(alarm -> assertThat(alarm.detail()).isEqualTo("ended on 2027-01-20"));
        end = Optional.of(END.plus(Duration.ofDays(90)));
        look(END.plusSeconds(5));
        assertThat(told).last().isEqualTo("-queue-server certificate-ends: ended on 2027-01-20");
    }

    @Test
    void a_server_without_https_has_no_such_alarm() {
        end = Optional.empty();
        look(END);
        assertThat(told).isEmpty();
    }

    @Test
    void a_code_of_the_server_is_an_alarm_for_a_day_and_its_use_another() {
        Instant made = now.plusSeconds(60);
        codes = () -> List.of(new ServerAlarms.CodeUse(made, false));
        look(made.plusSeconds(1));
        codes = () -> List.of(new ServerAlarms.CodeUse(made.plusSeconds(300), true),
                new ServerAlarms.CodeUse(made, false));
        look(made.plusSeconds(301));
        assertThat(devices.alarms()).extracting(Alarm::kind).containsExactly("supervisor-by-code", "supervisor-code");
        look(made.plus(ServerAlarms.CODE));
        assertThat(devices.alarms()).extracting(Alarm::kind).containsExactly("supervisor-by-code");
        look(made.plusSeconds(300).plus(ServerAlarms.CODE));
        assertThat(devices.alarms()).isEmpty();
    }

    @Test
    void records_that_cannot_be_read_end_no_alarm() {
        Instant made = now;
        codes = () -> List.of(new ServerAlarms.CodeUse(made, false));
        look(now.plusSeconds(30));
        codes = () -> {
            throw new IllegalStateException("cannot be read");
        };
        look(now.plusSeconds(60));
        assertThat(devices.alarms()).hasSize(1);
    }

    @Test
    void a_breach_that_is_untold_is_an_alarm_from_the_start_once_more_a_day_before_and_when_it_is_over() {
        Instant noticed = now;
        Instant deadline = noticed.plus(Duration.ofDays(3));
        breaches = List.of(new ServerAlarms.Untold(noticed, deadline));
        end = Optional.empty();

        look(noticed.plusSeconds(30));
        look(noticed.plus(Duration.ofHours(47)));
        assertThat(devices.alarms()).extracting(Alarm::kind).containsExactly("breach-untold");
        look(noticed.plus(Duration.ofDays(2)));
        look(deadline.minusSeconds(60));
        assertThat(devices.alarms()).extracting(Alarm::kind).containsExactly("breach-due");
        look(deadline);
        assertThat(devices.alarms()).extracting(Alarm::kind).containsExactly("breach-overdue");
        breaches = List.of();
        look(deadline.plusSeconds(60));

        assertThat(told.stream().map(line -> line.substring(0, line.indexOf(':')))).containsExactlyInAnyOrder(
                "+queue-server breach-untold", "-queue-server breach-untold", "+queue-server breach-due",
                "-queue-server breach-due", "+queue-server breach-overdue", "-queue-server breach-overdue");
    }

    @Test
    void several_breaches_are_one_alarm_since_the_first() {
        end = Optional.empty();
        Instant first = now.minus(Duration.ofHours(5));
        breaches = List.of(new ServerAlarms.Untold(now, now.plus(Duration.ofDays(3))),
                new ServerAlarms.Untold(first, first.plus(Duration.ofDays(3))));
        look(now.plusSeconds(30));
        assertThat(devices.alarms()).singleElement()
                .satisfies(alarm -> assertThat(alarm.since()).isEqualTo(first));
    }

    /** The server looks at itself some time after its start. */
    @Test
    void an_alarm_of_before_a_restart_is_not_told_over_and_raised_again() {
        Alarm stood = new Alarm(ServerAlarms.NAME, "clock-jumped", now, "the machine's clock went away");
        Devices after = new Devices(() -> now, change -> told.add(change.alarm().kind()));
        after.restore(new DeviceMemory.Kept(List.of(), List.of(stood)));
        after.look();
        assertThat(told).isEmpty();
        after.watch(at -> List.of(stood));
        after.look();
        assertThat(told).isEmpty();
        after.watch(at -> List.of());
        after.look();
        assertThat(told).containsExactly("clock-jumped");
    }

    @Test
    void where_the_time_is_put_right_no_device_was_silent_for_so_long() {
        devices.report("kiosk-1",
                new DeviceReport("1", now, "ready", null, null, null, null, null, null, null, null, null, null));
        now = now.plus(Duration.ofDays(1));
        devices.shift(Duration.ofDays(1));
        devices.look();
        assertThat(told).isEmpty();
    }
}
