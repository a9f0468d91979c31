package id.bilik.queueserver.lab.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.queueserver.server.ServerProcess;
import id.bilik.testsupport.devices.FaultProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server is away, or the line to it breaks. */
class KioskLineIT extends KioskTrouble {
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

    /** The first so many lines on which a number is asked for get that fault. */
    private static void onLine(int times, Consumer<FaultProxy.Line> fault) {
        AtomicInteger seen = new AtomicInteger();
        kiosk.line().afterSeeing(ISSUE, line -> {
            if (seen.incrementAndGet() <= times) {
                fault.accept(line);
            }
        });
    }
}
