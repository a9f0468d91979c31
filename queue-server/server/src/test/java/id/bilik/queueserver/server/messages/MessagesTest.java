package id.bilik.queueserver.server.messages;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who is told what, as a real mail server gets it. */
class MessagesTest extends AtOnePostOffice {

    private MimeMessage last(int count) {
        MimeMessage[] all = mails.getReceivedMessages();
        assertThat(all).hasSize(count);
        return all[count - 1];
    }

    private static BodyPart part(MimeMessage mail, int index) throws MessagingException, IOException {
        return ((MimeMultipart) mail.getContent()).getBodyPart(index);
    }

    private static String calendar(MimeMessage mail) throws MessagingException, IOException {
        return new String(part(mail, 1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_booking_is_confirmed_moved_and_cancelled_with_an_entry_for_calendars()
            throws MessagingException, IOException {
        JsonNode booking = book(1, THURSDAY_TEN);
        String id = booking.get("booking").asText();
        office.work();
        MimeMessage confirmed = last(1);
        assertThat(confirmed.getAllRecipients()).extracting(Object::toString).containsExactly("p1@example.test");
        assertThat(confirmed.getMessageID()).isEqualTo("<" + id + ".confirmed.0.mail@bilik.test>");
        assertThat(confirmed.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(confirmed.getSubject()).isEqualTo("Janji temu Anda pada Kamis, 12 Maret 2026 pukul 10.00");
        assertThat(part(confirmed, 0).getContentType()).startsWith("text/plain");
        assertThat(part(confirmed, 0).getContent().toString())
                .contains("tercatat untuk Kamis, 12 Maret 2026 pukul 10.00")
                .contains("http://127.0.0.1:7070/book/pekalongan#" + id + "." + booking.get("secret").asText());
        assertThat(part(confirmed, 1).getContentType()).startsWith("text/calendar").contains("method=PUBLISH");
        assertThat(calendar(confirmed)).contains("METHOD:PUBLISH\r\n", "SEQUENCE:0\r\n",
                "DTSTART:20260312T030000Z\r\n", "UID:" + id + "@pekalongan.bilik");

        client.post(path(booking) + "/reschedule", "{\"at\":\"2026-03-13T11:00:00+07:00\"}").expect(200);
        office.work();
        MimeMessage moved = last(2);
        assertThat(moved.getSubject()).isEqualTo("Janji temu Anda dipindahkan ke Jumat, 13 Maret 2026 pukul 11.00");
        assertThat(calendar(moved)).contains("METHOD:PUBLISH\r\n", "SEQUENCE:1\r\n", "DTSTART:20260313T040000Z\r\n",
                "UID:" + id + "@pekalongan.bilik");

        client.delete(path(booking)).expect(200);
        office.work();
        MimeMessage cancelled = last(3);
        assertThat(cancelled.getSubject()).contains("dibatalkan");
        assertThat(part(cancelled, 1).getContentType()).contains("method=CANCEL");
        assertThat(calendar(cancelled)).contains("METHOD:CANCEL\r\n", "SEQUENCE:2\r\n", "STATUS:CANCELLED\r\n",
                "UID:" + id + "@pekalongan.bilik");
        office.work();
        assertThat(server.records().addresses().find(id)).as("nobody needs the address any more").isEmpty();
        clock.advance(Duration.ofDays(3));
        office.work();
        last(3);
    }

    @Test
    void somebody_reads_the_language_in_which_they_booked() throws MessagingException, IOException {
        book(1, THURSDAY_TEN, """
                "language":"en","person":{"nik":"NIK","name":"Sari Dewi","email":"p1@example.test"}""");
        office.work();
        assertThat(last(1).getSubject()).isEqualTo("Your appointment on Thursday 12 March 2026, 10:00");
        assertThat(last(1).getHeader("Content-Language")).containsExactly("en");
        assertThat(part(last(1), 0).getContent().toString()).contains("is booked for Thursday 12 March 2026, 10:00");
    }

    @Test
    void reminders_come_the_day_before_and_two_hours_before_and_not_for_one_booked_later()
            throws MessagingException {
        book(1, THURSDAY_TEN);
        book(2, "2026-03-10T13:00:00+07:00");
        office.work();
        List<String> sent = Arrays.asList(subjects());
        assertThat(sent).hasSize(2);
        clock.set(Instant.parse("2026-03-10T04:00:00Z"));
        office.work();
        assertThat(subjects()).as("two hours before, of the one for today").hasSize(3);
        clock.set(Instant.parse("2026-03-11T03:00:00Z"));
        office.work();
        assertThat(subjects()).as("the day before").hasSize(4);
        clock.set(Instant.parse("2026-03-12T01:00:00Z"));
        office.work();
        office.work();
        assertThat(subjects()).as("two hours before").hasSize(5);
    }

    @Test
    void whoever_waits_is_told_of_an_offer_and_that_what_they_took_is_booked() throws MessagingException, IOException {
        JsonNode wish = client.post(BRANCH + "/waiting-list", """
                {"requestId":"%s","service":"jht","from":"2026-03-12","until":"2026-03-12","language":"en",
                 "person":{"nik":"3375012507900001","name":"Sari Dewi","email":"p1@example.test"}}"""
                .formatted(UUID.randomUUID())).expect(201).json();
        String id = wish.get("booking").asText();
        String path = BRANCH + "/waiting-list/" + id;
        // the writer looks once a second whether a place is free
        Awaitility.await().until(() -> client.get(path).expect(200).field("state").equals("offered"));
        office.work();
        assertThat(last(1).getSubject()).startsWith("A place is offered to you: Thursday 12 March 2026");
        assertThat(last(1).getContent().toString()).contains("is kept for you until")
                .contains("/book/pekalongan#" + id + "." + wish.get("secret").asText());

        client.post(path + "/accept",
                "{\"at\":\"" + client.get(path).json().at("/offer/at").asText() + "\"}").expect(200);
        office.work();
        assertThat(last(2).getSubject()).startsWith("Your appointment on Thursday 12 March 2026");
        office.work();
        last(2);
    }

    private String[] subjects() throws MessagingException {
        MimeMessage[] all = mails.getReceivedMessages();
        String[] subjects = new String[all.length];
        for (int i = 0; i < all.length; i++) {
            subjects[i] = all[i].getSubject();
        }
        return subjects;
    }

    @Test
    void whoever_checked_in_is_told_that_their_turn_comes_and_that_they_are_called() throws MessagingException {
        JsonNode booking = book(1, "2026-03-10T11:00:00+07:00");
        office.work();
        clock.advance(Duration.ofMinutes(100));
        String ticket = client.post(path(booking) + "/check-in", "").expect(200).field("ticket");
        office.work();
        assertThat(last(2).getSubject()).isEqualTo("Nomor " + ticket + " segera dipanggil");
        client.callNext("g1").expect(200);
        office.work();
        assertThat(last(3).getSubject()).isEqualTo("Nomor " + ticket + " dipanggil sekarang");
        assertThat(GreenMailUtil.getBody(last(3))).contains("10.40");
        office.work();
        last(3);
    }

    @Test
    void whoever_is_forgotten_is_told_nothing_more() {
        JsonNode booking = book(1, THURSDAY_TEN);
        office.work();
        server.records().bookings().delete(booking.get("booking").asText());
        office.look();
        assertThat(server.records().addresses().find(booking.get("booking").asText())).isEmpty();
        clock.advance(Duration.ofDays(2));
        office.work();
        last(1);
        assertThat(office.counts()).containsEntry("overtaken", 1).containsEntry("late", 1);
    }

    @Test
    void nobody_is_told_without_an_address_or_of_a_booking_that_was_never_confirmed() {
        JsonNode held = book(1, THURSDAY_TEN, """
                "person":{"nik":"NIK","name":"Sari Dewi","phone":"081234567890"}""");
        client.delete(path(held)).expect(200);
        office.work();
        assertThat(office.counts()).isEmpty();
    }

    @Test
    void what_happened_before_anybody_was_told_anything_is_not_told_but_its_reminders_are() {
        book(1, THURSDAY_TEN);
        office = new PostOffice(server, byMail());
        server.records().messages().add("pekalongan", Long.MAX_VALUE, List.of(), List.of(), clock.instant());
        office.work();
        assertThat(office.counts()).containsOnly(Map.entry("waiting", 2));
    }
}
