package id.bilik.queueserver.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.server.configuration.MessagesConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server may answer, and what becomes of the message. */
class MailRefusalsTest extends AtOnePostOffice {

    private Carrier to(int port, MessagesConfig.Tls tls, String user) {
        return new MailCarrier(new MessagesConfig.Smtp("127.0.0.1", port, tls, user, user, FROM,
                Duration.ofSeconds(2)), clock);
    }

    private void work(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            office.work();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT,550 5.1.1 p1@example.test is unknown,refused,1,1", "END,554 no,refused,1,1",
            "RCPT,450 later,waiting,4,12", "END,451 later,waiting,4,12", "MAIL,550 not you,waiting,4,12",
            "END,'',waiting,4,12"})
    void a_refusal_for_good_ends_it_and_all_else_is_tried_again_more_and_more_seldom(String at, String answer,
            String state, int least, int most) throws IOException {
        book(1, THURSDAY_TEN);
        office.look();
        try (ScriptedServer scripted = new ScriptedServer(Map.of(at, answer))) {
            office = new PostOffice(server, to(scripted.port(), MessagesConfig.Tls.NONE, ""));
            work(30);
            assertThat(scripted.mails()).isBetween(least, most);
        }
        assertThat(office.counts()).containsEntry(state, state.equals("waiting") ? 3 : 1);
        assertThat(office.counts()).doesNotContainKey("sent");
    }

    @Test
    void a_refused_message_and_one_that_waits_too_long_are_alarms_without_an_address() throws IOException {
        book(1, THURSDAY_TEN);
        book(2, THURSDAY_TEN);
        try (ScriptedServer scripted = new ScriptedServer(Map.of("RCPT", "550 p1@example.test is unknown"))) {
            office = new PostOffice(server, to(scripted.port(), MessagesConfig.Tls.NONE, ""));
            office.work();
        }
        assertThat(office.counts()).containsEntry("refused", 2);
        assertThat(office.alarms()).extracting(alarm -> alarm.kind() + ": " + alarm.detail())
                .containsExactly("messages-refused: messages about bookings were refused");
        book(3, THURSDAY_TEN);
        office = new PostOffice(server, byMail());
        mails.stop();
        work(16);
        assertThat(office.alarms()).extracting(alarm -> alarm.kind() + ": " + alarm.detail()).containsExactly(
                "messages-waiting: the mail server can't be reached: ConnectException",
                "messages-refused: messages about bookings were refused");
    }

    @Test
    void nothing_is_sent_to_a_server_without_the_encryption_that_is_wanted_or_that_refuses_the_sign_in()
            throws IOException {
        book(1, THURSDAY_TEN);
        office.look();
        try (ScriptedServer scripted = new ScriptedServer(
                Map.of("EHLO", "250-scripted\r\n250 AUTH PLAIN", "AUTH", "535 no"))) {
            for (Carrier carrier : List.of(to(scripted.port(), MessagesConfig.Tls.STARTTLS, ""),
                    to(scripted.port(), MessagesConfig.Tls.TLS, ""),
                    to(scripted.port(), MessagesConfig.Tls.NONE, "bilik"))) {
                office = new PostOffice(server, carrier);
                office.work();
            }
            assertThat(scripted.mails()).isZero();
        }
        assertThat(office.counts()).containsOnly(Map.entry("waiting", 3));
    }
}
