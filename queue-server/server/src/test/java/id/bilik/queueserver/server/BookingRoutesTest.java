package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Bookings over HTTP; it is a Tuesday at nine, and the branch is open around the clock. */
class BookingRoutesTest extends AtOneServer {
    /** How often a wish is sent whose connection is reset. */
    private static final int ATTEMPTS = 20;
    private static final String WEDNESDAY_TEN = "2026-03-11T10:00:00+07:00";

    private static String nik(int number) { return "337501250790%04d".formatted(number + 1); }

    private static String wish(UUID request, String at, int person) {
        return """
                {"requestId":"%s","service":"jht","at":"%s","place":"branch","person":{"nik":"%s","name":"Sari Dewi"}}"""
                .formatted(request, at, nik(person));
    }

    private Answer book(int person, String at) {
        return client.anonymous().post(BRANCH + "/bookings", wish(UUID.randomUUID(), at, person));
    }

    /** A connection may be reset in a crowd: then the same request comes again, as a page sends it. */
    private Answer bookUntilAnswered(int person, String at) {
        Client anybody = client.anonymous();
        String body = wish(UUID.randomUUID(), at, person);
        IOException last = new IOException("never asked");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return anybody.ask(anybody.request(BRANCH + "/bookings").header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)).build());
            } catch (IOException reset) {
                last = reset;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
        throw new UncheckedIOException(last);
    }

    private Answer send(String method, JsonNode booking, String path, String body) {
        return send(method, booking.get("booking").asText(), booking.get("secret").asText(), path, body);
    }

    private Answer send(String method, String booking, String secret, String path, String body) {
        Client holder = client.anonymous();
        return holder.told(holder.request(BRANCH + "/bookings/" + booking + path)
                .header("Authorization", "Booking " + secret).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)).build());
    }

    private long free(String at) {
        for (JsonNode slot : client.anonymous()
                .get(BRANCH + "/slots?service=jht&from=2026-03-11&days=1").expect(200).json().get("slots")) {
            if (slot.get("at").asText().startsWith(at.substring(0, 16))) {
                return slot.get("free").asLong();
            }
        }
        return 0;
    }

    @Test
    void a_booking_is_held_confirmed_put_into_a_calendar_and_cancelled() {
        long free = free(WEDNESDAY_TEN);
        JsonNode booking = book(1, WEDNESDAY_TEN).expect(201).json();
        assertThat(booking.get("holdUntil").asText()).isEqualTo("2026-03-10T09:10:00+07:00");
        assertThat(free(WEDNESDAY_TEN)).isEqualTo(free - 1);
        assertThat(send("POST", booking, "/confirm", "").expect(200).field("state")).isEqualTo("confirmed");
        assertThat(send("GET", booking, ".ics", "").expect(200).text()).contains("METHOD:PUBLISH\r\n",
                "SEQUENCE:0\r\n", "DTSTART:20260311T030000Z\r\n", "UID:" + booking.get("booking").asText() + "@");
        assertThat(send("DELETE", booking, "", "").expect(200).field("state")).isEqualTo("cancelled");
        assertThat(free(WEDNESDAY_TEN)).as("closed, so that it cannot be sold").isEqualTo(free - 1);
        String reopens = client.journal("BookingCancelled").getFirst().get("reopensAt").asText();
        clock.advance(Duration.ofMinutes(31));
        assertThat(free(WEDNESDAY_TEN)).as("open since " + reopens).isEqualTo(free);
        assertThat(send("GET", booking, ".ics", "").expect(200).text()).contains("METHOD:CANCEL\r\n", "SEQUENCE:1\r\n",
                "STATUS:CANCELLED\r\n");
    }

    @Test
    void the_link_to_keep_comes_as_a_symbol_for_a_scanner_with_the_hours_of_the_check_in() {
        JsonNode booking = book(1, WEDNESDAY_TEN).expect(201).json();
        assertThat(booking.has("checkInFrom")).as("not confirmed yet").isFalse();
        send("GET", booking, ".pdf", "").expect(409);
        JsonNode confirmed = send("POST", booking, "/confirm", "").expect(200).json();
        assertThat(confirmed.get("checkInFrom").asText()).isEqualTo("2026-03-11T09:30:00+07:00");
        assertThat(confirmed.get("checkInUntil").asText()).isEqualTo("2026-03-11T10:30:00+07:00");
        Answer symbol = send("GET", booking, ".svg", "").expect(200);
        assertThat(symbol.header("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        assertThat(symbol.text()).startsWith("<svg");
        client.anonymous().get(BRANCH + "/bookings/" + booking.get("booking").asText() + ".svg").expect(404);
        client.anonymous().get(BRANCH + "/bookings/" + booking.get("booking").asText() + ".pdf").expect(404);
    }

    @Test
    void a_slip_is_reported_by_the_request_that_the_check_in_names() {
        client.signOn("g1");
        JsonNode booking = client.post(BRANCH + "/bookings", wish(UUID.randomUUID(), "2026-03-10T11:00:00+07:00", 1))
                .expect(201).json();
        client.post(BRANCH + "/bookings/" + booking.get("booking").asText() + "/confirm", "").expect(200);
        clock.advance(Duration.ofMinutes(95));
        JsonNode ticket = send("POST", booking, "/check-in", "{\"language\":\"en\"}").expect(200).json();
        String printed = BRANCH + "/tickets/" + ticket.get("ticket").asText() + "/printed";
        client.post(printed, "{\"requestId\":\"" + UUID.randomUUID() + "\",\"outcome\":\"printed\"}").expect(404);
        client.post(printed, "{\"requestId\":\"" + ticket.get("requestId").asText() + "\",\"outcome\":\"printed\"}")
                .expect(200);
        assertThat(client.journal("SlipPrinted")).hasSize(1);
    }

    @Test
    void reading_changes_nothing() {
        JsonNode booking = book(1, WEDNESDAY_TEN).expect(201).json();
        send("POST", booking, "/confirm", "").expect(200);
        int events = client.journal().size();
        send("GET", booking, "", "").expect(200);
        send("GET", booking, ".ics", "").expect(200);
        send("GET", booking, ".svg", "").expect(200);
        Answer sheet = send("GET", booking, ".pdf?language=en", "").expect(200);
        assertThat(sheet.header("Content-Type").orElseThrow()).isEqualTo("application/pdf");
        assertThat(sheet.text()).startsWith("%PDF-");
        send("GET", booking, ".pdf?language=xx", "").expect(400);
        send("HEAD", booking, "", "").expect(200);
        for (String action : List.of("/confirm", "/reschedule", "/check-in")) {
            send("GET", booking, action, "").expect(405);
        }
        assertThat(client.journal()).hasSize(events);
    }

    @Test
    void a_booking_opens_by_its_own_secret_or_for_staff_alone() {
        JsonNode booking = book(1, WEDNESDAY_TEN).expect(201).json();
        JsonNode other = book(2, WEDNESDAY_TEN).expect(201).json();
        String id = booking.get("booking").asText();
        send("GET", id, other.get("secret").asText(), "", "").expect(404);
        client.anonymous().get(BRANCH + "/bookings/" + id).expect(404);
        client.anonymous().delete(BRANCH + "/bookings/" + id).expect(404);
        assertThat(send("GET", booking, "", "").expect(200).json().has("person")).isFalse();
        assertThat(client.get(BRANCH + "/bookings/" + id).expect(200).json().at("/person/name").asText())
                .isEqualTo("Sari Dewi");
    }

    @Test
    void a_double_click_is_one_booking_with_one_secret() throws InterruptedException, ExecutionException {
        UUID request = UUID.randomUUID();
        Set<String> answers = new TreeSet<>();
        AllAtOnce.run(20, i -> client.anonymous().post(BRANCH + "/bookings", wish(request, WEDNESDAY_TEN, 1)).json())
                .forEach(json -> answers.add(json.get("booking") + " " + json.get("secret")));
        assertThat(answers).hasSize(1);
        assertThat(client.journal("BookingHeld")).hasSize(1);
    }

    @Test
    void a_thousand_at_once_for_the_last_ten_places_make_ten_bookings()
            throws InterruptedException, ExecutionException {
        int person = 2_000;
        while (free(WEDNESDAY_TEN) > 10) {
            book(person++, WEDNESDAY_TEN).expect(201);
        }
        long last = free(WEDNESDAY_TEN);
        List<Answer> answers = AllAtOnce.run(1_000, i -> bookUntilAnswered(i, WEDNESDAY_TEN));

        assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize((int) last);
        List<Answer> refused = answers.stream().filter(answer -> answer.status() == 409).toList();
        assertThat(refused).hasSize(1_000 - (int) last).allSatisfy(answer -> {
            assertThat(answer.json().get("refusal").asText()).isEqualTo("SlotTaken");
            assertThat(answer.json().get("alternatives")).isNotEmpty();
        });
        assertThat(free(WEDNESDAY_TEN)).isZero();
    }

    @Test
    void confirmed_bookings_are_there_after_a_restart_and_holds_that_are_over_are_not() {
        JsonNode kept = book(1, WEDNESDAY_TEN).expect(201).json();
        send("POST", kept, "/confirm", "").expect(200);
        long free = free(WEDNESDAY_TEN);
        JsonNode held = book(2, WEDNESDAY_TEN).expect(201).json();
        server.close();
        clock.advance(Duration.ofMinutes(10));
        server = setUp(TestServer.in(folder).with(clock)).start();
        client = server.client();

        assertThat(free(WEDNESDAY_TEN)).as("free to the first who asks").isEqualTo(free);
        assertThat(send("GET", kept, "", "").expect(200).field("state")).isEqualTo("confirmed");
        assertThat(send("GET", held, "", "").expect(200).field("state")).isEqualTo("expired");
    }

    @Test
    void a_hold_that_is_over_is_free_though_nobody_orders_anything() {
        long free = free(WEDNESDAY_TEN);
        book(1, WEDNESDAY_TEN).expect(201);
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(free(WEDNESDAY_TEN)).isEqualTo(free - 1);

        clock.advance(Duration.ofSeconds(1));
        Awaitility.await().until(() -> free(WEDNESDAY_TEN) == free);
        assertThat(client.journal("BookingExpired")).hasSize(1);
    }

    @Test
    void staff_book_for_somebody_and_check_them_in_once() {
        client.signOn("g1");
        JsonNode booking = client.post(BRANCH + "/bookings", wish(UUID.randomUUID(), "2026-03-10T11:00:00+07:00", 1))
                .expect(201).json();
        String path = BRANCH + "/bookings/" + booking.get("booking").asText();
        client.post(path + "/confirm", "").expect(200);
        assertThat(client.post(path + "/check-in", "").expect(409).field("refusal")).isEqualTo("CheckInTooEarly");
        clock.advance(Duration.ofMinutes(95));
        JsonNode ticket = client.post(path + "/check-in", "").expect(200).json();
        assertThat(ticket.get("appointment").asText()).isEqualTo("2026-03-10T11:00:00+07:00");
        assertThat(client.post(path + "/check-in", "").expect(200).field("ticket"))
                .isEqualTo(ticket.get("ticket").asText());
        assertThat(client.journal("BookingCheckedIn")).hasSize(1);
        assertThat(client.journal("BookingHeld").getFirst().get("actor").toString()).doesNotContain("participant");
    }

    @Test
    void a_person_has_one_booking_for_a_service_and_a_nik_must_be_one() {
        book(1, WEDNESDAY_TEN).expect(201);
        assertThat(book(1, "2026-03-12T10:00:00+07:00").expect(409).field("refusal")).isEqualTo("AlreadyBooked");
        for (String wrong : List.of("3375", "3375014507900000", "3375019907900001", "3375012513900001")) {
            client.anonymous().post(BRANCH + "/bookings",
                    wish(UUID.randomUUID(), WEDNESDAY_TEN, 3).replace(nik(3), wrong)).expect(400);
        }
    }

    private Answer officerOffDuty(String path, String body) {
        Client officer = client.anonymous();
        return officer.told(officer.request(path).header("Content-Type", "application/json")
                .header("Origin", "http://127.0.0.1:" + server.port())
                .header("Cookie", "bilik=" + SignedIn.secret("officer g1", TestServer.RUN, client.at("/")))
                .POST(BodyPublishers.ofString(body)).build());
    }

    @Test
    void whoever_missed_three_walks_in_until_staff_lift_it_which_is_audited() {
        for (int day = 11; day <= 15; day += 2) {
            JsonNode booking = book(1, "2026-03-%dT10:00:00+07:00".formatted(day)).expect(201).json();
            send("POST", booking, "/confirm", "").expect(200);
            clock.advance(Duration.ofDays(2));
            Awaitility.await().until(() -> send("GET", booking, "", "").field("state").equals("missed"));
        }
        assertThat(book(1, "2026-03-17T10:00:00+07:00").expect(409).field("refusal")).isEqualTo("WalkInOnly");
        book(2, "2026-03-17T10:00:00+07:00").expect(201);
        String lift = BRANCH + "/bookings/missed/lift";
        client.anonymous().post(lift, "{\"nik\":\"" + nik(1) + "\"}").expect(401);
        assertThat(officerOffDuty(lift, "{\"nik\":\"" + nik(1) + "\"}").expect(200).json().get("lifted").asInt())
                .isEqualTo(3);
        book(1, "2026-03-17T10:00:00+07:00").expect(201);
        assertThat(server.access().audit().list(clock.instant().minus(Duration.ofDays(1)),
                clock.instant().plusSeconds(1))).anySatisfy(row -> {
                    assertThat(row.kind()).isEqualTo("misses-lifted");
                    assertThat(row.toString()).doesNotContain(nik(1));
                });
    }

    @Test
    void phone_and_mail_are_what_they_can_be() {
        String wish = wish(UUID.randomUUID(), WEDNESDAY_TEN, 1);
        for (String wrong : List.of("\"phone\":\"0812\"", "\"phone\":\"zero eight one two\"", "\"email\":\"sari\"",
                "\"email\":\"sari@example\"", "\"email\":\"sari@ example.org\"")) {
            client.anonymous().post(BRANCH + "/bookings", wish.replace("}}", "," + wrong + "}}")).expect(400);
        }
        client.anonymous().post(BRANCH + "/bookings",
                wish.replace("}}", ",\"phone\":\"+62 812-3456-7890\",\"email\":\"sari@example.co.id\"}}")).expect(201);
    }

    @Test
    void nothing_of_a_person_lies_readable_on_the_disk() throws IOException {
        List<String> secrets = List.of("Sari Dewi", nik(1), "081234567890", "sari@example.org", "lost her card");
        String body = wish(UUID.randomUUID(), WEDNESDAY_TEN, 1).replace("}}", """
                ,"phone":"%s","email":"%s"},"reason":"%s"}""".formatted(secrets.get(2), secrets.get(3),
                secrets.get(4)));
        JsonNode booking = client.anonymous().post(BRANCH + "/bookings", body).expect(201).json();
        send("POST", booking, "/confirm", "").expect(200);
        assertThat(client.get(BRANCH + "/bookings/" + booking.get("booking").asText()).expect(200).text())
                .contains(secrets);
        String hash = client.journal("BookingHeld").getFirst().get("person").asText();
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain(secrets).doesNotContain(hash);
            }
        }
        server = setUp(TestServer.in(folder).with(clock)).start();
    }
}
