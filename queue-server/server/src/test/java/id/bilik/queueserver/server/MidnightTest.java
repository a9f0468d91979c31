package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The business day ends and begins by the branch's own clock, and the wall clock may be wrong. */
class MidnightTest {
    private static final String WIB = "Asia/Jakarta";

    @TempDir
    Path folder;

    private static BranchPlan plan(String zone, Hours hours) {
        BranchPlan plan = ShippedPlan.read();
        return new BranchPlan(plan.id(), plan.name(), ZoneId.of(zone), plan.languages(), plan.services(),
                plan.groups(), hours, plan.rules());
    }

    private TestServer start(String zone, SettableClock clock) {
        return TestServer.in(folder).with(plan(zone, Hours.AROUND_THE_CLOCK)).with(clock).start();
    }

    private static Instant instant(String local, String zone) { return SettableClock.instant(local, ZoneId.of(zone)); }

    private static String dayOf(Client client) {
        return client.get(BRANCH + "/staff").expect(200).json().at("/day/date").asText();
    }

    private static void awaitDay(Client client, String date) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> dayOf(client).equals(date));
    }

    /** WIB, WITA and WIT. */
    @ParameterizedTest
    @ValueSource(strings = {WIB, "Asia/Makassar", "Asia/Jayapura"})
    void at_midnight_the_day_ends_with_all_that_is_open_and_the_next_begins(String zone) {
        SettableClock clock = SettableClock.at("2026-03-10T23:59:59.999999", zone);
        try (TestServer server = start(zone, clock)) {
            Client client = server.client();
            client.signOn("g1");
            client.ticket("jht");
            client.ticket("jht");
            client.callNext("g1").expect(200);
            assertThat(dayOf(client)).isEqualTo("2026-03-10");

            // nobody asks for anything: time does it
            clock.set(instant("2026-03-11T00:00:00", zone));
            awaitDay(client, "2026-03-11");
            assertThat(client.journal("VisitAbandoned")).hasSize(2).allSatisfy(
                    event -> assertThat(event.get("reason").asText()).isEqualTo("day-over"));
            assertThat(client.journal("OfficerSignedOff")).hasSize(1);
            JsonNode opened = client.journal("BusinessDayOpened").getLast();
            assertThat(opened.get("date").asText()).isEqualTo("2026-03-11");
            assertThat(OffsetDateTime.parse(opened.get("at").asText()).toInstant()).isEqualTo(clock.instant());
            assertThat(client.ticket("jht")).isEqualTo("A001");
        }
    }

    @Test
    void a_ticket_that_is_asked_for_at_midnight_is_the_first_of_the_new_day() {
        SettableClock clock = SettableClock.at("2026-03-10T23:59:59", WIB);
        try (TestServer server = start(WIB, clock)) {
            Client client = server.client();
            assertThat(client.ticket("jht")).isEqualTo("A001");
            clock.set(instant("2026-03-10T23:59:59.999999", WIB));
            assertThat(client.ticket("jht")).isEqualTo("A002");
            clock.set(instant("2026-03-11T00:00:00", WIB));
            assertThat(client.ticket("jht")).isEqualTo("A001");
        }
    }

    @Test
    void a_clock_that_steps_back_an_hour_disturbs_nobody() {
        SettableClock clock = SettableClock.at("2026-03-10T10:00:00", WIB);
        try (TestServer server = start(WIB, clock)) {
            Client client = server.client();
            client.signOn("g1");
            assertThat(client.ticket("jht")).isEqualTo("A001");
            clock.set(instant("2026-03-10T09:00:00", WIB));

            assertThat(client.ticket("jht")).isEqualTo("A002");
            assertThat(client.callNext("g1").expect(200).field("ticket")).isEqualTo("A001");
            client.get(BRANCH + "/board").expect(200);
            client.get(BRANCH + "/staff").expect(200);
            client.get(BRANCH + "/groups/g1").expect(200);
            assertInOrder(client);
        }
    }

    @Test
    void a_clock_that_steps_back_over_midnight_does_not_bring_yesterday_back() {
        SettableClock clock = SettableClock.at("2026-03-10T23:50:00", WIB);
        try (TestServer server = start(WIB, clock)) {
            Client client = server.client();
            client.ticket("jht");
            clock.set(instant("2026-03-11T00:10:00", WIB));
            awaitDay(client, "2026-03-11");
            assertThat(client.ticket("jht")).isEqualTo("A001");

            clock.set(instant("2026-03-10T23:10:00", WIB));
            assertThat(client.ticket("jht")).isEqualTo("A002");
            assertThat(dayOf(client)).isEqualTo("2026-03-11");
            assertInOrder(client);
        }
        try (TestServer again = start(WIB, clock)) {
            assertThat(again.client().ticket("jht")).isEqualTo("A003");
        }
    }

    private static void assertInOrder(Client client) {
        List<Instant> times = client.journal().stream()
                .map(event -> OffsetDateTime.parse(event.get("at").asText()).toInstant()).toList();
        assertThat(times).isSorted();
    }

    @Test
    void a_day_left_open_while_the_server_was_down_is_ended_at_the_start() {
        SettableClock clock = SettableClock.at("2026-03-10T16:00:00", WIB);
        try (TestServer server = start(WIB, clock)) {
            server.client().signOn("g1");
            server.client().ticket("jht");
        }
        clock.set(instant("2026-03-12T08:00:00", WIB));
        try (TestServer server = start(WIB, clock)) {
            Client client = server.client();
            assertThat(dayOf(client)).isEqualTo("2026-03-12");
            assertThat(client.ticket("jht")).isEqualTo("A001");
            assertThat(client.journal("VisitAbandoned")).singleElement()
                    .satisfies(event -> assertThat(event.get("reason").asText()).isEqualTo("day-over"));
            assertThat(client.journal("BusinessDayClosed").stream().map(event -> event.get("date").asText()))
                    .containsExactly("2026-03-10");
        }
    }

    @Test
    void the_hours_of_the_plan_open_the_day_and_end_its_ticketing() {
        SettableClock clock = SettableClock.at("2026-03-13T07:59:59", WIB);
        Hours hours = new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0),
                List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        try (TestServer server = TestServer.in(folder).with(plan(WIB, hours)).with(clock).start()) {
            Client client = server.client();
            assertThat(client.issue(UUID.randomUUID(), "jht").expect(409).field("refusal")).isEqualTo("BranchClosed");

            clock.set(instant("2026-03-13T08:00:00", WIB));
            awaitDay(client, "2026-03-13");
            client.ticket("jht");
            clock.set(instant("2026-03-13T15:00:00", WIB));
            Awaitility.await().atMost(Duration.ofSeconds(30))
                    .until(() -> !client.get(BRANCH).expect(200).json().at("/day/ticketing").asBoolean());
            assertThat(client.issue(UUID.randomUUID(), "jht").expect(409).field("refusal")).isEqualTo("TicketingOver");
            assertThat(client.stageOf("A001")).isEqualTo("waiting");

            // from Friday's end to Monday's opening
            clock.set(instant("2026-03-14T00:00:00", WIB));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.stageOf("A001").equals("abandoned"));
            assertThat(client.issue(UUID.randomUUID(), "jht").expect(409).field("refusal")).isEqualTo("BranchClosed");
            clock.set(instant("2026-03-16T08:00:00", WIB));
            awaitDay(client, "2026-03-16");
            assertThat(client.ticket("jht")).isEqualTo("A001");
        }
    }

    @Test
    void a_request_of_yesterday_gets_yesterdays_ticket() {
        SettableClock clock = SettableClock.at("2026-03-10T16:00:00", WIB);
        UUID request = UUID.randomUUID();
        String first;
        try (TestServer server = start(WIB, clock)) {
            server.client().ticket("jht");
            first = server.client().issue(request, "jht").expect(201).field("followUrl");
            clock.set(instant("2026-03-11T08:00:00", WIB));
            awaitDay(server.client(), "2026-03-11");
            assertYesterdays(server.client(), request, first);
        }
        try (TestServer again = start(WIB, clock)) {
            assertYesterdays(again.client(), request, first);
            assertThat(again.client().ticket("jht")).isEqualTo("A001");
            assertYesterdays(again.client(), request, first);
        }
    }

    private static void assertYesterdays(Client client, UUID request, String followUrl) {
        Answer again = client.issue(request, "jht").expect(200);
        assertThat(again.field("ticket")).isEqualTo("A002");
        assertThat(again.field("issuedAt")).isEqualTo("2026-03-10T16:00:00+07:00");
        assertThat(again.field("followUrl")).isEqualTo(followUrl);
        assertThat(client.issue(request, "info").problem(422)).contains("requestId");
        assertThat(client.get("/api/follow/" + followUrl.substring(followUrl.lastIndexOf('/') + 1)).expect(200)
                .field("stage")).isEqualTo("expired");
    }

    @Test
    void a_call_that_nobody_follows_becomes_a_no_show_by_itself() {
        SettableClock clock = SettableClock.at("2026-03-10T09:00:00", WIB);
        try (TestServer server = start(WIB, clock)) {
            Client client = server.client();
            client.signOn("g1");
            String ticket = client.ticket("jht");
            client.callNext("g1").expect(200);
            clock.advance(Duration.ofMinutes(5));

            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.stageOf(ticket).equals("noShow"));
        }
    }
}
