package id.bilik.queueserver.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What one screen is sent of the frames that it is offered. */
class SubscriberTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Subscriber screen = new Subscriber(sent, Duration.ofMillis(1));

    private static Frame frame(long sequence, String shown) {
        return Frame.of(sequence, ("{\"sequence\":" + sequence + ",\"now\":\"" + sequence + "\",\"shown\":\"" + shown
                + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private String sent() throws IOException {
        sent.reset();
        screen.writeNext();
        return sent.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_newest_frame_is_sent_and_what_it_replaced_is_not() throws IOException {
        screen.offer(frame(1, "one"));
        screen.offer(frame(2, "two"));

        assertThat(sent()).startsWith("id: 2\nevent: view\ndata: {").contains("two").endsWith("}\n\n");
        assertThat(sent()).startsWith(":");
    }

    @Test
    void a_frame_that_comes_late_is_passed_over() throws IOException {
        screen.offer(frame(2, "two"));
        screen.offer(frame(1, "one"));

        assertThat(sent()).contains("two");
        assertThat(sent()).startsWith(":");
    }

    @Test
    void a_frame_that_looks_the_same_is_passed_over() throws IOException {
        screen.offer(frame(1, "same"));
        assertThat(sent()).contains("same");
        screen.offer(frame(2, "same"));

        assertThat(sent()).startsWith(":");
    }

    /** As a board does that joins between a message and its end: the others show no message already. */
    @Test
    void a_screen_is_told_when_what_it_shows_is_over_again() throws IOException {
        screen.offer(frame(6, "message"));
        assertThat(sent()).contains("message");
        screen.offer(frame(7, ""));

        assertThat(sent()).startsWith("id: 7\n");
    }

    @Test
    void the_end_comes_after_all() throws IOException {
        screen.offer(frame(1, "one"));
        screen.offer(Frame.END);
        screen.offer(frame(2, "two"));

        assertThat(screen.writeNext()).isFalse();
    }
}
