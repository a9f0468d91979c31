package id.bilik.queueserver.server.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What one screen is sent of the frames that it is offered. */
class SubscriberTest {
    private final Line line = new Line();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Subscriber screen = new Subscriber(line, over, () -> true);

    /** Takes one write whenever it is open, and is closed by it until the test opens it again. */
    private static final class Line implements Subscriber.Outlet {
        private final List<String> sent = new ArrayList<>();
        private boolean open;
        private boolean broken;

        @Override
        public boolean isReady() { return open; }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            if (broken) {
                throw new IOException("gone");
            }
            open = false;
            sent.add(StandardCharsets.UTF_8.decode(bytes).toString());
        }
    }

    private static Frame frame(long sequence, String shown) {
        return Frame.of(sequence, ("{\"sequence\":" + sequence + ",\"now\":\"" + sequence + "\",\"shown\":\"" + shown
                + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** What the line takes when it is open once more. */
    private List<String> sent() {
        line.sent.clear();
        line.open = true;
        screen.onWritePossible();
        return List.copyOf(line.sent);
    }

    @Test
    void the_newest_frame_is_sent_and_what_it_replaced_is_not() {
        screen.offer(frame(1, "one"));
        screen.offer(frame(2, "two"));

        assertThat(sent()).singleElement().asString().startsWith("id: 2\nevent: view\ndata: {").contains("two")
                .endsWith("}\n\n");
        assertThat(sent()).isEmpty();
    }

    @Test
    void a_screen_that_waits_is_sent_a_frame_at_once() {
        sent();
        screen.offer(frame(1, "one"));

        assertThat(line.sent).singleElement().asString().contains("one");
    }

    @Test
    void nothing_is_sent_while_the_line_takes_nothing() {
        sent();
        screen.offer(frame(1, "one"));
        screen.offer(frame(2, "two"));
        assertThat(screen.giveSignOfLife(Duration.ZERO)).isFalse();

        assertThat(line.sent).singleElement().asString().contains("one");
        assertThat(sent()).singleElement().asString().contains("two");
    }

    @Test
    void a_frame_that_comes_late_is_passed_over() {
        screen.offer(frame(2, "two"));
        screen.offer(frame(1, "one"));

        assertThat(sent()).singleElement().asString().contains("two");
        assertThat(sent()).isEmpty();
    }

    @Test
    void a_frame_that_looks_the_same_is_passed_over() {
        screen.offer(frame(1, "same"));
        assertThat(sent()).singleElement().asString().contains("same");

        assertThat(screen.offer(frame(2, "same"))).isFalse();
        assertThat(sent()).isEmpty();
    }

    /** As a board does that joins between a message and its end: the others show no message already. */
    @Test
    void a_screen_is_told_when_what_it_shows_is_over_again() {
        screen.offer(frame(6, "message"));
        assertThat(sent()).singleElement().asString().contains("message");
        screen.offer(frame(7, ""));

        assertThat(sent()).singleElement().asString().startsWith("id: 7\n");
    }

    @Test
    void a_sign_of_life_comes_after_silence_only() {
        sent();
        assertThat(screen.giveSignOfLife(Duration.ofHours(1))).isFalse();
        assertThat(screen.giveSignOfLife(Duration.ZERO)).isTrue();

        assertThat(line.sent).containsExactly(": alive\n\n");
    }

    @Test
    void the_end_comes_after_all() {
        screen.offer(frame(1, "one"));
        screen.offer(Frame.END);
        screen.offer(frame(2, "two"));

        assertThat(sent()).isEmpty();
        assertThat(over).isCompleted();
    }

    @Test
    void a_screen_that_is_gone_is_over() {
        line.broken = true;
        screen.offer(frame(1, "one"));
        assertThat(over).isNotDone();
        sent();

        assertThat(over).isCompleted();
    }
}
