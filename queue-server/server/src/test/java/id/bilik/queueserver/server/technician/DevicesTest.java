package id.bilik.queueserver.server.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {
    private static final Duration STEADY = Duration.ofSeconds(10);

    private Instant now = Instant.parse("2026-11-23T01:00:00Z");
    private final List<String> told = new ArrayList<>();
    private final Devices devices = new Devices(() -> now,
            change -> told.add((change.raised() ? "+" : "-") + change.alarm().kind()));

    private List<ActionRun> reports(String printer) { return reports(printer, 500, List.of()); }

    private List<ActionRun> reports(String printer, int slipsLeft, List<DeviceReport.Done> done) {
        return devices.report("kiosk-1",
                new DeviceReport("1", now, printer, slipsLeft, 600, 51.5, List.of(), done, null, null, null, null,
                        null))
                .orElseThrow();
    }

    /** It goes on saying so until that is believed. */
    private void says(DeviceReport report) {
        devices.report("kiosk-1", report);
        pass(STEADY);
        devices.report("kiosk-1", report);
    }

    private void saysSteadily(String printer) { says(report(printer, 500)); }

    private DeviceReport report(String printer, int slipsLeft) {
        return new DeviceReport("1", now, printer, slipsLeft, 600, 51.5, List.of(), null, null, null, null, null, null);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        devices.look();
    }

    @Test
    void a_kiosk_that_is_silent_for_two_minutes_is_an_alarm_once_until_it_speaks() {
        reports("ready");
        pass(Duration.ofSeconds(119));
        assertThat(told).isEmpty();
        pass(Duration.ofSeconds(1));
        pass(Duration.ofHours(3));
        assertThat(told).containsExactly("+not-seen");
        reports("ready");
        assertThat(told).as("it may be gone again").containsExactly("+not-seen");
        pass(STEADY);
        assertThat(told).containsExactly("+not-seen", "-not-seen");
    }

    @Test
    void a_line_that_drops_for_a_moment_again_and_again_is_no_alarm() {
        for (int i = 0; i < 20; i++) {
            reports(i % 2 == 0 ? "offline" : "ready");
            pass(Duration.ofSeconds(5));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void an_alarm_that_stands_is_not_over_for_a_moment() {
        saysSteadily("offline");
        for (int i = 0; i < 20; i++) {
            reports(i % 2 == 0 ? "offline" : "ready");
            pass(Duration.ofSeconds(5));
        }
        assertThat(told).containsExactly("+printer-offline");
        reports("ready");
        pass(Duration.ofSeconds(4));
        assertThat(told).hasSize(1);
        pass(Duration.ofSeconds(6));
        assertThat(told).containsExactly("+printer-offline", "-printer-offline");
    }

    @Test
    void trouble_is_believed_when_the_kiosk_itself_has_said_so_for_ten_seconds_and_counts_from_its_beginning() {
        reports("paper-out");
        pass(Duration.ofSeconds(9));
        reports("paper-out");
        pass(Duration.ofSeconds(60));
        assertThat(told).as("said for nine seconds, and nothing since").isEmpty();
        reports("paper-out");
        assertThat(devices.alarms()).extracting(alarm -> alarm.since().toString())
                .containsExactly("2026-11-23T01:00:00Z");
    }

    @Test
    void where_the_time_is_put_right_nothing_has_held_for_so_long() {
        reports("paper-out");
        now = now.plus(Duration.ofDays(1));
        devices.shift(Duration.ofDays(1));
        reports("paper-out");
        assertThat(told).isEmpty();
    }

    @Test
    void paper_that_ends_is_an_alarm_by_the_printer_or_by_the_count() {
        saysSteadily("paper-near-end");
        says(report("ready", 40));
        assertThat(told).containsExactly("+paper-near-end");
        saysSteadily("paper-out");
        saysSteadily("ready");
        assertThat(told).containsExactly("+paper-near-end", "-paper-near-end", "+paper-out", "-paper-out");
    }

    @Test
    void a_memory_in_trouble_heat_throttling_a_stuck_button_and_a_wrong_clock_are_alarms_with_their_figures() {
        says(new DeviceReport("1", now.minusSeconds(600), "ready", null, null, 82.4,
                List.of("under-voltage"), null, List.of("2", "next"), "can't be written", null, null, null));
        assertThat(devices.alarms()).extracting(Alarm::kind, Alarm::detail).containsExactly(
                org.assertj.core.groups.Tuple.tuple("memory-trouble", "can't be written"),
                org.assertj.core.groups.Tuple.tuple("hot", "82 °C; it slows down at 80"),
                org.assertj.core.groups.Tuple.tuple("throttled", "under-voltage"),
                org.assertj.core.groups.Tuple.tuple("button-stuck", "button 2, next"),
                org.assertj.core.groups.Tuple.tuple("clock-wrong", "610 s behind"));
    }

    @Test
    void simulated_devices_are_an_alarm_but_in_a_development_run() {
        origin("simulated");
        origin("development");
        origin(null);
        assertThat(told).containsExactly("+simulated", "-simulated");
    }

    private void origin(@Nullable String hardware) {
        says(new DeviceReport("1", now, "ready", 500, 600, 51.5, List.of(), null, null, null, hardware, null, null));
    }

    @Test
    void a_run_of_slips_without_proof_is_an_alarm_until_one_is_proved_or_known_to_fail() {
        slips(9, 2, 2);
        assertThat(told).isEmpty();
        slips(9, 3, 3);
        slips(10, 3, 0);
        assertThat(told).containsExactly("+slips-unconfirmed", "-slips-unconfirmed");
    }

    private void slips(int proved, int unconfirmed, int run) {
        says(new DeviceReport("1", now, "ready", 500, 600, 51.5, List.of(), null, null, null, null,
                new DeviceReport.Slips(proved, unconfirmed, 0, run), null));
    }

    private void faults(DeviceReport.Fault... faults) {
        devices.report("kiosk-1", new DeviceReport("1", now, "ready", 500, 600, 51.5, List.of(), null, null, null, null,
                null, List.of(faults)));
    }

    @Test
    void a_part_that_can_not_be_used_is_an_alarm_with_its_reason_until_it_can() {
        faults(new DeviceReport.Fault("panel", "no GPIO chip"), new DeviceReport.Fault("voice", "took too long"));
        assertThat(devices.alarms()).extracting(Alarm::kind, Alarm::detail).containsExactly(
                org.assertj.core.groups.Tuple.tuple("panel-trouble", "no GPIO chip"),
                org.assertj.core.groups.Tuple.tuple("voice-trouble", "took too long"));
        faults(new DeviceReport.Fault("scanner", "unplugged"));
        pass(STEADY);
        faults(new DeviceReport.Fault("scanner", "unplugged"));
        assertThat(told).containsExactly("+panel-trouble", "+voice-trouble", "+scanner-trouble",
                "-panel-trouble", "-voice-trouble");
        assertThat(devices.alarms()).extracting(Alarm::kind).containsExactly("scanner-trouble");
    }

    @Test
    void an_action_is_handed_out_once_and_ends_with_what_the_kiosk_says_of_it() {
        reports("ready");
        ActionRun asked = devices.ask("kiosk-1", "test-print").orElseThrow();
        assertThat(reports("ready")).extracting(ActionRun::action).containsExactly("test-print");
        assertThat(reports("ready")).as("the answer may have been lost; a second slip would be worse").isEmpty();
        reports("ready", 499, List.of(new DeviceReport.Done(asked.id(), false, "cover-open", null, null)));
        assertThat(devices.list().getFirst().actions()).extracting(ActionRun::state, ActionRun::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("failed", "cover-open"));
    }

    @Test
    void an_action_of_which_nothing_is_heard_is_lost_and_not_done_late() {
        reports("ready");
        devices.ask("kiosk-1", "lamp-test");
        pass(Duration.ofSeconds(61));
        assertThat(reports("ready")).isEmpty();
        assertThat(devices.list().getFirst().actions()).extracting(ActionRun::state).containsExactly("lost");
    }

    @Test
    void a_screen_is_missed_only_where_it_used_to_stand() {
        devices.connected("screen-board");
        pass(Duration.ofSeconds(30));
        devices.disconnected("screen-board");
        pass(Duration.ofHours(1));
        assertThat(told).as("somebody's glance").isEmpty();
        devices.connected("screen-board");
        pass(Duration.ofMinutes(10));
        devices.disconnected("screen-board");
        pass(Duration.ofMinutes(2));
        assertThat(told).containsExactly("+not-seen");
    }

    @Test
    void a_missing_camera_is_an_alarm_until_a_test_finds_it_also_while_the_screen_is_off() {
        devices.connected("screen-booth-3");
        devices.test("screen-booth-3", "none", "on");
        assertThat(devices.alarms()).extracting(Alarm::device, Alarm::kind, Alarm::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("screen-booth-3", "no-camera", "none"));
        pass(Duration.ofHours(9));
        devices.disconnected("screen-booth-3");
        pass(Duration.ofHours(12));
        devices.connected("screen-booth-3");
        pass(STEADY);
        devices.test("screen-booth-3", "on", "taken");
        devices.test("screen-booth-3", "on", "on");
        assertThat(told).containsExactly("+no-camera", "+not-seen", "-not-seen", "-no-camera", "+no-microphone",
                "-no-microphone");
    }

    @Test
    void a_test_outlives_a_restart_and_a_line_that_breaks(@TempDir Path folder) {
        devices.test("screen-booth-3", "blocked", "on");
        devices.connected("screen-booth-3");
        devices.disconnected("screen-booth-3");
        DeviceMemory memory = new DeviceMemory(folder.resolve("devices.json"));
        memory.write(devices.keep());
        now = now.plus(Duration.ofHours(10));

        Devices again = after(memory);
        assertThat(again.list()).extracting(Device::test)
                .containsExactly(new DeviceTest("blocked", "on", Instant.parse("2026-11-23T01:00:00Z")));
        pass(Duration.ofMinutes(3));
        again.test("screen-booth-3", "on", "on");
        assertThat(told).as("told once, by the server of before").containsExactly("+no-camera", "-no-camera");
    }

    @Test
    void devices_outlive_a_restart_of_the_server(@TempDir Path folder) {
        reports("ready");
        DeviceMemory memory = new DeviceMemory(folder.resolve("devices.json"));
        memory.write(devices.keep());
        now = now.plus(Duration.ofHours(10));
        Devices again = after(memory);
        again.look();
        assertThat(told).as("the server was away itself").isEmpty();
        now = now.plus(Duration.ofMinutes(2));
        again.look();
        assertThat(told).containsExactly("+not-seen");
    }

    @Test
    void an_alarm_that_stands_over_a_restart_is_not_told_again_and_its_end_is(@TempDir Path folder) {
        saysSteadily("paper-out");
        DeviceMemory memory = new DeviceMemory(folder.resolve("devices.json"));
        memory.write(devices.keep());
        now = now.plus(Duration.ofHours(10));
        Devices again = after(memory);
        again.look();
        assertThat(again.alarms()).extracting(alarm -> alarm.since().toString())
                .containsExactly("2026-11-23T01:00:00Z");
        again.report("kiosk-1",
                new DeviceReport("1", now, "paper-out", 0, 600, 51.5, List.of(), null, null, null, null, null, null));
        assertThat(told).containsExactly("+paper-out");
        again.report("kiosk-1",
                new DeviceReport("1", now, "ready", 600, 600, 51.5, List.of(), null, null, null, null, null, null));
        now = now.plus(STEADY);
        again.look();
        assertThat(told).containsExactly("+paper-out", "-paper-out");
    }

    @Test
    void a_file_of_the_version_before_is_read(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("devices.json");
        Files.writeString(file, """
                {"devices":[{"id":"kiosk-1","kind":"kiosk","firstSeen":1763859600.0,"lastSeen":1763859600.0,
                 "connections":0,"clockOff":0.0,"report":null,"actions":[]}]}""");
        assertThat(new DeviceMemory(file).read().devices()).extracting(Device::id).containsExactly("kiosk-1");
    }

    @Test
    void a_supply_at_its_limit_is_one_alarm_and_not_one_every_few_seconds() {
        for (int i = 0; i < 20; i++) {
            devices.report("kiosk-1", new DeviceReport("1", now, "ready", null, null, i % 2 == 0 ? 78.2 : 77.8,
                    i % 3 == 0 ? List.of("under-voltage") : List.of(), null, null, null, null, null, null));
            pass(Duration.ofSeconds(5));
        }
        assertThat(told).containsExactly("+hot", "+throttled");
        for (int i = 0; i < 30; i++) {
            reports("ready");
            pass(Duration.ofSeconds(5));
        }
        assertThat(told).containsExactly("+hot", "+throttled", "-hot", "-throttled");
    }

    @Test
    void a_device_that_is_forgotten_takes_its_alarms_along() {
        says(new DeviceReport("1", now, "paper-out", null, null, 82.0, List.of(), null, null, null, null, null, null));
        devices.forget("kiosk-1");
        assertThat(devices.alarms()).isEmpty();
        assertThat(told).containsExactly("+hot", "+paper-out", "-paper-out", "-hot");
    }

    /** The next process, with what this one left. */
    @Test
    void an_action_that_was_done_is_known_after_a_restart_and_one_that_was_not_is_not_handed_out_again(
            @TempDir Path folder) {
        reports("ready");
        String done = devices.ask("kiosk-1", "test-print").orElseThrow().id();
        reports("ready");
        reports("ready", 500,
                List.of(new DeviceReport.Done(done, true, "printed", "printed", Map.of("ticket", "A042"))));
        assertThat(devices.ask("kiosk-1", "lamp-test")).isPresent();
        DeviceMemory memory = new DeviceMemory(folder.resolve("devices.json"));
        memory.write(devices.keep());

        assertThat(after(memory).list().getFirst().actions()).extracting(ActionRun::action, ActionRun::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("test-print", "done"));
    }

    private Devices after(DeviceMemory memory) {
        Devices again = new Devices(() -> now,
                change -> told.add((change.raised() ? "+" : "-") + change.alarm().kind()));
        again.restore(memory.read());
        return again;
    }
}
