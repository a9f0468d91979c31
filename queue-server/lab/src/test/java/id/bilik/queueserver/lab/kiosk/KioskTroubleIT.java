package id.bilik.queueserver.lab.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.PrinterStatus;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.ServerProcess;
import id.bilik.testsupport.devices.FaultProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real server, a real kiosk and a printer on the network, and all that can break between them. After each trouble the
 * books must balance, over all that has happened so far.
 */
class KioskTroubleIT {
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final String ISSUE = "POST /api/branches/pekalongan/tickets HTTP";
    private static final String REPORT = "/printed HTTP";
    private static final String HAND_OVER = "POST /api/branches/pekalongan/reserved-tickets HTTP";
    /** Each slip begins with it, and nothing else holds it. */
    private static final String BEGIN = "\u001b@";
    /** The number in words, which stands below the number. */
    private static final String NUMBER = "kosong";
    private static final String CUT = "\u001dV1";

    @TempDir
    static Path folder;
    private static final List<KioskSite> SITES = new ArrayList<>();
    private static ServerProcess server;
    private static KioskSite kiosk;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        server = ServerProcess.start(folder, "plan=" + planFarFromMidnight(),
                "hosts=" + KioskSite.SERVER);
        kiosk = site("kiosk-1");
        kiosk.start();
    }

    @AfterAll
    static void close() throws IOException {
        for (KioskSite site : SITES) {
            site.close();
        }
        server.close();
    }

    @BeforeEach
    void all_is_well() { kiosk.awaitAllWell(); }

    @AfterEach
    void the_books_balance() throws IOException, InterruptedException {
        for (KioskSite site : SITES) {
            site.settle();
        }
        new KioskBooks(server.client(), SITES).balance();
    }

    // ---- the server is not there

    @Test
    void a_kiosk_without_memory_gives_nothing_before_it_has_heard_of_the_server_once()
            throws IOException, InterruptedException {
        KioskSite fresh = site("kiosk-2");
        fresh.line().setRefusing(true);
        fresh.start();
        UUID request = UUID.randomUUID();
        assertThat(fresh.ask(request, "jht").orElseThrow().status()).isEqualTo(503);

        fresh.line().heal();

        fresh.awaitOnline();
        assertThat(fresh.take(request, "jht").isReserved()).isFalse();
    }

    @Test
    void a_kiosk_with_memory_gives_reserved_numbers_when_the_server_is_away_at_its_start()
            throws IOException, InterruptedException {
        kiosk.process().kill();
        kiosk.line().setRefusing(true);
        kiosk.start();

        KioskSite.Got got = kiosk.take(UUID.randomUUID(), "jht");

        assertThat(got.isReserved()).isTrue();
        assertThat(got.body().path("print").asText()).isEqualTo("printed");
        assertThat(server.client().journal("TicketIssued")).noneMatch(
                event -> event.path("ticket").asText().equals(got.ticket()));
    }

    @Test
    void a_server_that_comes_back_at_another_address_is_found_under_its_name()
            throws IOException, InterruptedException {
        server.kill();
        server = ServerProcess.start(folder, "plan=" + planFarFromMidnight(),
                "hosts=" + KioskSite.SERVER);
        SITES.forEach(site -> site.line().retarget(server.address().getPort()));
        int port = kiosk.line().port();
        kiosk.replaceLine(new FaultProxy(server.address().getPort(), InetAddress.getByName("127.0.0.2"), port));
        KioskSite.Got between = kiosk.take(UUID.randomUUID(), "jkk");
        assertThat(between.isReserved()).isTrue();

        kiosk.moveServer("127.0.0.2");

        kiosk.awaitOnline();
        assertThat(kiosk.take(UUID.randomUUID(), "jkk").isReserved()).isFalse();
    }

    @Test
    void a_server_with_two_addresses_is_found_at_the_other() throws IOException, InterruptedException {
        KioskSite two = site("kiosk-3");
        FaultProxy first = new FaultProxy(server.address().getPort());
        try (first) {
            two.start("server=http://127.0.0.1:" + first.port() + ",http://" + KioskSite.SERVER + ":"
                    + two.line().port());
            two.awaitAllWell();
        }

        await().atMost(LONGEST).until(() -> !two.take(UUID.randomUUID(), "info").isReserved());
    }

    // ---- the line to the server

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_request_that_is_cut_in_the_middle(int times) {
        onLine(times, FaultProxy.Line::cut);

        assertThat(kiosk.take(UUID.randomUUID(), "jht").isReserved()).isEqualTo(times == 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_line_that_is_cut_after_the_request_and_before_the_answer(int times) {
        onLine(times, line -> line.answerOnly(0, line::cut));

        assertThat(kiosk.take(UUID.randomUUID(), "jht").isReserved()).isEqualTo(times == 3);
    }

    @ParameterizedTest
    @CsvSource({"1, 40", "3, 300"})
    void an_answer_that_is_half_closed_in_the_middle(int times, int bytes) {
        onLine(times, line -> line.answerOnly(bytes, line::halfClose));

        assertThat(kiosk.take(UUID.randomUUID(), "jht").isReserved()).isEqualTo(times == 3);
    }

    @Test
    void a_line_on_which_nothing_moves_and_a_request_that_arrives_after_all() {
        kiosk.line().afterSeeing(ISSUE, line -> kiosk.line().setStalled(true));

        assertThat(kiosk.take(UUID.randomUUID(), "jht").isReserved()).isTrue();
    }

    @Test
    void an_answer_to_the_handing_over_that_is_lost() {
        kiosk.line().setRefusing(true);
        kiosk.line().cut();
        assertThat(kiosk.take(UUID.randomUUID(), "jht").isReserved()).isTrue();
        AtomicInteger lost = new AtomicInteger();
        kiosk.line().afterSeeing(HAND_OVER, line -> {
            if (lost.incrementAndGet() == 1) {
                line.answerOnly(0, line::cut);
            }
        });

        kiosk.line().setRefusing(false);

        await().atMost(LONGEST).until(() -> lost.get() >= 2);
    }

    // ---- the kiosk is killed

    /** Where a kiosk is killed that gives a number of the server. */
    enum Step {
        BEFORE_THE_REQUEST, BEFORE_THE_ANSWER, BEFORE_THE_SLIP, IN_THE_SLIP, BEFORE_THE_CUT, AFTER_THE_CUT, BEFORE_THE_REPORT, BEFORE_THE_REPORT_IS_ANSWERED
    }

    @ParameterizedTest
    @EnumSource
    void a_kiosk_that_is_killed(Step step) throws IOException, InterruptedException {
        Runnable kill = kiosk.process()::kill;
        switch (step) {
            case BEFORE_THE_REQUEST -> kiosk.line().beforeSeeing(ISSUE, line -> kill.run());
            case BEFORE_THE_ANSWER -> kiosk.line().afterSeeing(ISSUE, line -> line.answerOnly(0, kill));
            case BEFORE_THE_SLIP -> kiosk.cable.beforeSeeing(BEGIN, line -> kill.run());
            case IN_THE_SLIP -> kiosk.cable.afterSeeing(NUMBER, line -> kill.run());
            case BEFORE_THE_CUT -> kiosk.cable.beforeSeeing(CUT, line -> kill.run());
            case AFTER_THE_CUT -> kiosk.cable.afterSeeing(CUT, line -> kill.run());
            case BEFORE_THE_REPORT -> kiosk.line().beforeSeeing(REPORT, line -> kill.run());
            case BEFORE_THE_REPORT_IS_ANSWERED ->
                kiosk.line().afterSeeing(REPORT, line -> line.answerOnly(0, kill));
        }

        askAcrossTheKill("jht");
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_THE_SLIP", "IN_THE_SLIP", "AFTER_THE_CUT", "BEFORE_THE_REPORT"})
    void a_kiosk_that_is_killed_while_the_server_is_away(Step step) throws IOException, InterruptedException {
        kiosk.line().setRefusing(true);
        kiosk.line().cut();
        await().atMost(LONGEST).until(() -> !kiosk.screen().path("online").asBoolean());
        Runnable kill = kiosk.process()::kill;
        switch (step) {
            case BEFORE_THE_SLIP -> kiosk.cable.beforeSeeing(BEGIN, line -> kill.run());
            case IN_THE_SLIP -> kiosk.cable.afterSeeing(NUMBER, line -> kill.run());
            case AFTER_THE_CUT -> kiosk.cable.afterSeeing(CUT, line -> kill.run());
            default -> {
                kiosk.take(UUID.randomUUID(), "jkm");
                kiosk.line().afterSeeing(HAND_OVER, line -> line.answerOnly(0, kill));
                kiosk.line().setRefusing(false);
            }
        }

        if (step == Step.BEFORE_THE_REPORT) {
            await().atMost(LONGEST).until(() -> !kiosk.process().isAlive());
        } else {
            askAcrossTheKill("jkm");
        }
    }

    // ---- the printer

    @Test
    void a_printer_without_power_in_the_middle_of_a_slip() {
        kiosk.printer.failAfter(4, PrinterStatus.OFFLINE);
        KioskSite.Got got = kiosk.take(UUID.randomUUID(), "jht");
        assertThat(got.body().path("reprint").asBoolean()).as("offered again: %s", got.body()).isTrue();
        kiosk.printer.setStatus(PrinterStatus.READY);

        kiosk.reprintWhenPossible(got.ticket());
    }

    @ParameterizedTest
    @EnumSource(names = {"PAPER_OUT", "JAMMED"})
    void a_printer_that_stops_in_the_middle_of_a_slip(PrinterStatus trouble) {
        kiosk.printer.failAfter(4, trouble);
        KioskSite.Got got = kiosk.take(UUID.randomUUID(), "jht");
        assertThat(got.body().path("print").asText()).isEqualTo("failed");
        assertThat(got.body().path("reason").asText()).isEqualTo(trouble.label());
        kiosk.printer.setStatus(PrinterStatus.READY);

        kiosk.reprintWhenPossible(got.ticket());
    }

    @Test
    void a_printer_that_takes_the_slip_and_never_answers() {
        kiosk.cable.beforeSeeing(BEGIN, line -> kiosk.printer.setHung(true));
        KioskSite.Got got = kiosk.take(UUID.randomUUID(), "jht");
        assertThat(got.body().path("reason").asText()).isEqualTo("unconfirmed");
        kiosk.cable.heal();
        kiosk.printer.setHung(false);

        kiosk.reprintWhenPossible(got.ticket());
    }

    @Test
    void a_kiosk_that_is_killed_while_its_printer_does_not_answer() throws IOException, InterruptedException {
        kiosk.cable.beforeSeeing(BEGIN, line -> {
            kiosk.printer.setHung(true);
            kiosk.process().kill();
        });

        askAcrossTheKill("jht");
    }

    // ---- the disk of the kiosk

    @Test
    void a_kiosk_whose_disk_is_full_gives_what_it_can_and_says_so() throws IOException, InterruptedException {
        kiosk.process().limitFiles("100");
        KioskSite.Got online = kiosk.take(UUID.randomUUID(), "jht");
        assertThat(online.isReserved()).isFalse();
        assertThat(online.body().path("print").asText()).isEqualTo("printed");
        await().atMost(LONGEST).until(() -> kiosk.screen().at("/standby/trouble").asText().contains("File too large"));
        await().atMost(LONGEST)
                .until(() -> server.client().get(Client.BRANCH + "/devices").text().contains("memory-trouble"));

        kiosk.line().setRefusing(true);
        kiosk.line().cut();
        UUID request = UUID.randomUUID();
        await().atMost(LONGEST).until(() -> !kiosk.screen().path("online").asBoolean());
        assertThat(kiosk.screen().at("/standby/numbers").asInt()).as("what can't be kept is not offered").isZero();
        assertThat(kiosk.ask(request, "jht").map(KioskSite.Got::status)).isEqualTo(Optional.of(503));

        kiosk.process().limitFiles("unlimited");
        await().atMost(LONGEST).until(() -> kiosk.screen().at("/standby/numbers").asInt() > 0);
        assertThat(kiosk.screen().at("/standby/trouble").asText("")).isEmpty();
        assertThat(kiosk.take(request, "jht").isReserved()).isTrue();
        kiosk.process().kill();
        kiosk.start();
    }

    // ----

    /** The first so many lines on which a number is asked for get that fault. */
    private static void onLine(int times, Consumer<FaultProxy.Line> fault) {
        AtomicInteger seen = new AtomicInteger();
        kiosk.line().afterSeeing(ISSUE, line -> {
            if (seen.incrementAndGet() <= times) {
                fault.accept(line);
            }
        });
    }

    /** Somebody asks, the kiosk is killed, and they ask again when it is back. */
    private static void askAcrossTheKill(String service) throws IOException, InterruptedException {
        UUID request = UUID.randomUUID();
        Optional<KioskSite.Got> first = kiosk.ask(request, service);
        await().atMost(LONGEST).until(() -> !kiosk.process().isAlive());
        kiosk.line().heal();
        kiosk.cable.heal();
        kiosk.printer.setHung(false);
        kiosk.start();
        kiosk.awaitOnline();
        KioskSite.Got again = kiosk.take(request, service);
        first.ifPresent(before -> assertThat(again.ticket()).isEqualTo(before.ticket()));
    }

    private static KioskSite site(String device) throws IOException {
        KioskSite site = new KioskSite(folder.resolve(device), device, server.address().getPort());
        SITES.add(site);
        return site;
    }

    /** The shipped plan, in a zone where no day ends while this is played. */
    private static Path planFarFromMidnight() throws IOException {
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        String zone = hour == 16 || hour == 17 ? "Asia/Jayapura" : "Asia/Jakarta";
        try (var shipped = KioskTroubleIT.class.getResourceAsStream("/plans/pekalongan.json")) {
            String plan = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(folder.resolve("plan.json"), plan.replace("Asia/Jakarta", zone));
        }
    }
}
