package id.bilik.queueserver.server.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process that ends between what it does and what it notes. */
class KilledSenderTest extends AtOnePostOffice {

    /** The process ends here. */
    private static final class Killed extends RuntimeException {}

    /** Ends the process before or after a letter left. */
    private static final class Deadly implements Carrier {
        private final Carrier real;
        private final boolean after;

        Deadly(Carrier real, boolean after) {
            this.real = real;
            this.after = after;
        }

        @Override
        public String word() { return real.word(); }

        @Override
        public boolean reaches(Address address) { return real.reaches(address); }

        @Override
        public Outcome send(Letter letter, Address to) {
            if (after) {
                real.send(letter, to);
            }
            throw new Killed();
        }

        @Override
        public void rest() { real.rest(); }
    }

    private List<String> ids() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (var mail : mails.getReceivedMessages()) {
            ids.add(mail.getMessageID());
        }
        return ids;
    }

    private void dieOnce(boolean after) {
        PostOffice dying = new PostOffice(server, new Deadly(byMail(), after));
        assertThatThrownBy(dying::work).isInstanceOf(Killed.class);
        server.close();
        open();
    }

    @Test
    void a_letter_that_did_not_leave_is_sent_by_the_next_process() throws MessagingException {
        book(1, THURSDAY_TEN);
        dieOnce(false);
        office.work();
        assertThat(ids()).hasSize(1);
    }

    @Test
    void a_letter_of_which_nobody_noted_that_it_left_comes_again_with_the_same_message_id()
            throws MessagingException {
        book(1, THURSDAY_TEN);
        dieOnce(true);
        office.work();
        office.work();
        assertThat(ids()).hasSize(2);
        assertThat(ids().getFirst()).isEqualTo(ids().getLast());
        assertThat(office.counts()).containsEntry("sent", 1);
    }

    @Test
    void a_call_of_which_nobody_noted_that_it_left_never_comes_again() throws MessagingException {
        JsonNode booking = book(1, "2026-03-10T11:00:00+07:00");
        office.work();
        clock.advance(Duration.ofMinutes(100));
        client.post(path(booking) + "/check-in", "").expect(200);
        client.callNext("g1").expect(200);
        dieOnce(true);
        office.work();
        office.work();
        assertThat(ids().stream().filter(id -> id.contains(".called."))).hasSize(1);
        assertThat(office.counts()).containsEntry("unknown", 1);
    }

    @Test
    void what_happened_before_a_kill_is_told_after_it() throws MessagingException {
        book(1, THURSDAY_TEN);
        server.close();
        open();
        book(2, THURSDAY_TEN);
        office.look();
        server.close();
        open();
        assertThat(ids()).hasSize(2);
    }
}
