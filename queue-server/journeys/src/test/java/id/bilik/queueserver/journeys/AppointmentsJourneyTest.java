package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A booking made by an officer at the desk, found by its NIK, moved and checked in; it is a Tuesday at nine. */
class AppointmentsJourneyTest extends InChromium {
    private static final String NIK = "3375012507900002";

    @TempDir
    @Nullable
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    private @Nullable TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.in(requireNonNull(folder)).with(clock).start();
        client().signOn("g1");
    }

    @AfterEach
    void stop() { requireNonNull(server).close(); }

    private Client client() { return requireNonNull(server).client(); }

    @Test
    void an_officer_books_for_somebody_finds_them_again_moves_and_checks_them_in_and_each_look_is_noted() {
        String today = booked("2026-03-10T10:15:00+07:00", 3);
        client().post(BRANCH + "/bookings/" + today + "/confirm", "").expect(200);
        clock.advance(Duration.ofMinutes(50));
        try (BrowserContext context = SignedIn.as("officer g1", TestServer.RUN, client().at("/"), browser().newContext(
                new Browser.NewContextOptions().setTimezoneId("Asia/Jakarta").setViewportSize(1280, 900)))) {
            Page page = context.newPage();
            page.navigate(client().at("/appointments/pekalongan").toString());
            page.locator("[data-service=jht]").press("Enter");
            page.locator("[data-reason=pension-age]").press("Enter");
            page.locator("#work > .primary").press("Enter");
            page.locator("[data-date='2026-03-11']").press("Enter");
            page.locator("[data-at='2026-03-11T10:00']").press("Enter");
            page.locator("#field-nik").fill(NIK);
            page.locator("#field-name").fill("Sari Dewi");
            page.locator("#field-name").press("Enter");
            page.locator("[data-does=confirm]").press("Enter");
            assertThat(page.locator("#work-title")).hasText("Janji temu tercatat");
            assertThat(audit()).isEmpty();

            page.locator("[data-does=move]").press("Enter");
            page.locator("[data-date='2026-03-12']").press("Enter");
            page.locator("[data-at='2026-03-12T10:00']").press("Enter");
            page.locator("dialog [type=submit]").press("Enter");
            assertThat(page.locator("#work-title")).hasText("Janji temu tercatat");
            page.locator("[data-does=next]").press("Enter");
            assertThat(page.locator("#work")).not().containsText("Sari");

            page.locator("#day-date").fill("2026-03-12");
            assertThat(page.locator("#day-hours .badge")).hasText("Ditunggu");
            assertThat(page.locator("#day-hours")).not().containsText("Sari");
            page.locator("#day-names").press("Enter");
            assertThat(page.locator("#day-hours")).containsText("Sari Dewi");
            assertThat(audit()).containsExactly("bookings-shown 1 names of 2026-03-12");
            assertThat(Accessibility.violations(page)).isEmpty();

            page.locator("#find-text").fill("3375012507900003");
            page.locator("#find-text").press("Enter");
            assertThat(page.locator("#work")).containsText("3375 0125 0790 0003");
            page.locator("[data-does=check-in]").press("Enter");
            assertThat(page.locator(".appointments-ticket")).hasText("A001");
            page.locator("#day-today").press("Enter");
            assertThat(page.locator("#day-hours")).containsText("A001");
        }
        assertThat(audit()).containsExactly("booking-shown " + today, "bookings-searched 1 found by NIK",
                "bookings-shown 1 names of 2026-03-12");
        assertThat(client().journal("BookingCheckedIn")).hasSize(1);
        assertThat(client().journal("BookingCheckedIn").getFirst().at("/actor/kind").asText()).isEqualTo("account");
    }

    @Test
    void who_missed_three_is_found_by_the_nik_and_staff_let_them_book_again() {
        for (String at : List.of("2026-03-11T10:00:00+07:00", "2026-03-13T10:00:00+07:00",
                "2026-03-16T10:00:00+07:00")) {
            String booking = booked(at, 2);
            client().post(BRANCH + "/bookings/" + booking + "/confirm", "").expect(200);
            clock.advance(Duration.between(clock.instant(), OffsetDateTime.parse(at).plusHours(14)));
            Awaitility.await().until(() -> client().get(BRANCH + "/bookings/" + booking).expect(200).field("state")
                    .equals("missed"));
        }
        try (BrowserContext context = SignedIn.as("officer g1", TestServer.RUN, client().at("/"), browser().newContext(
                new Browser.NewContextOptions().setTimezoneId("Asia/Jakarta").setViewportSize(320, 900)))) {
            Page page = searched(context);
            assertThat(Accessibility.violations(page)).isEmpty();
            page.locator("[data-does=lift]").press("Enter");
            assertThat(page.locator("dialog")).containsText("3 janji temu");
            page.locator("dialog [type=submit]").press("Enter");
            assertThat(page.locator("#find-misses")).containsText("Boleh memesan lagi: 3");
            assertThat(page.locator("#find-misses")).isFocused();
        }
        booked("2026-03-18T10:00:00+07:00", 2);
        assertThat(client().journal("MissesLifted")).hasSize(1);
    }

    private Page searched(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(client().at("/appointments/pekalongan").toString());
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
        page.locator("#find-text").fill(NIK);
        page.locator("#find-text").press("Enter");
        assertThat(page.locator("#find-misses")).containsText("3 janji temu terlewat");
        return page;
    }

    /** The number of a booking of that person. */
    private String booked(String at, int person) {
        return client().post(BRANCH + "/bookings", """
                {"requestId":"%s","service":"jht","at":"%s","person":{"nik":"337501250790000%d","name":"Sari %d"}}"""
                .formatted(UUID.randomUUID(), at, person, person)).expect(201).field("booking");
    }

    /** What was noted of bookings, the newest first. */
    private List<String> audit() {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : client().get("/api/audit").expect(200).json().get("lines")) {
            if (line.get("kind").asText().startsWith("booking")) {
                lines.add(line.get("kind").asText() + " "
                        + line.path("subject").asText(line.path("detail").asText()));
            }
        }
        return lines;
    }

    @Test
    void who_asks_for_one_sees_no_other_and_the_day_without_names_notes_nothing() {
        for (int i = 2; i < 4; i++) {
            client().post(BRANCH + "/bookings",
                    """
                            {"requestId":"9f0b6a52-3c1f-4f5e-8a55-0d3c6a1f7b1%d","service":"jht","at":"2026-03-11T10:00:00+07:00",
                            "person":{"nik":"337501250790000%d","name":"Sari %d"}}"""
                            .formatted(i, i, i))
                    .expect(201);
        }
        JsonNode found = client().post(BRANCH + "/booking-search", "{\"nik\":\"" + NIK + "\"}").expect(200).json();
        assertThat(found.get("bookings")).hasSize(1);
        assertThat(found.toString()).doesNotContain("Sari");
        client().post(BRANCH + "/booking-search", "{\"nik\":\"3375012507900009\"}").expect(200);
        client().post(BRANCH + "/booking-search", "{\"nik\":\"33750125\"}").expect(400);
        assertThat(audit()).containsExactly("bookings-searched 0 found by NIK", "bookings-searched 1 found by NIK");
        JsonNode day = client().get(BRANCH + "/bookings?date=2026-03-11").expect(200).json();
        assertThat(day.get("bookings")).hasSize(2);
        assertThat(day.toString()).doesNotContain("Sari", "3375");
        assertThat(client().get(BRANCH + "/bookings").expect(200).json().get("bookings")).isEmpty();
        assertThat(audit()).hasSize(2);
    }
}
