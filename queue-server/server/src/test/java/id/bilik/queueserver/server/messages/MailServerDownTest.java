package id.bilik.queueserver.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A mail server that is away for a day, by the branch's clock. */
class MailServerDownTest extends AtOnePostOffice {

    /** Counts how often it is asked. */
    private static final class Counted implements Carrier {
        private final Carrier real;
        private int attempts;

        Counted(Carrier real) { this.real = real; }

        @Override
        public String word() { return real.word(); }

        @Override
        public boolean reaches(Address address) { return real.reaches(address); }

        @Override
        public Outcome send(Letter letter, Address to) {
            attempts++;
            return real.send(letter, to);
        }

        @Override
        public void rest() { real.rest(); }
    }

    private List<String> ids() {
        return Arrays.stream(mails.getReceivedMessages()).map(mail -> {
            try {
                return mail.getMessageID();
            } catch (MessagingException unreadable) {
                throw new AssertionError(unreadable);
            }
        }).toList();
    }

    @Test
    void each_message_of_that_day_is_sent_once_when_it_returns_and_late_ones_are_not() {
        JsonNode today = book(0, "2026-03-10T14:00:00+07:00");
        for (int person = 1; person <= 10; person++) {
            book(person, "2026-03-12T%02d:00:00+07:00".formatted(8 + person % 4));
        }
        Counted carrier = new Counted(byMail());
        mails.stop();
        office = new PostOffice(server, carrier);
        JsonNode moved = book(11, "2026-03-12T15:00:00+07:00");
        for (int minute = 0; minute < 24 * 60; minute++) {
            if (minute == 600) {
                client.post(path(moved) + "/reschedule", "{\"at\":\"2026-03-13T11:00:00+07:00\"}").expect(200);
            }
            if (minute % 400 == 399) {
                server.close(); // and again on what is in the records
                open();
                office = new PostOffice(server, carrier);
            }
            office.work();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(carrier.attempts).as("attempts in a day of 1,440 minutes").isBetween(90, 220);

        startMails();
        for (int minute = 0; minute < 20; minute++) {
            office.work();
            clock.advance(Duration.ofMinutes(1));
        }
        List<String> got = ids();
        Set<String> wanted = new TreeSet<>();
        assertThat(new HashSet<>(got)).as("each once").hasSameSizeAs(got);
        assertThat(got).as("of no use any more").noneMatch(id -> id.contains(today.get("booking").asText()));
        for (int i = 0; i < got.size(); i++) {
            wanted.add(got.get(i).replaceAll("^<[0-9a-f]+\\.|@.*", ""));
        }
        assertThat(wanted).containsExactly("confirmed.0.mail", "day-before.0.mail", "moved.1.mail");
        assertThat(got.stream().filter(id -> id.contains(".confirmed."))).hasSize(10);
        assertThat(got.stream().filter(id -> id.contains(".day-before.")))
                .as("due by then, of bookings at eight and at nine").hasSize(5);
        assertThat(got.stream().filter(id -> id.contains(".moved."))).hasSize(1);
        assertThat(office.counts()).containsEntry("late", 2).containsEntry("sent", got.size());
    }
}
