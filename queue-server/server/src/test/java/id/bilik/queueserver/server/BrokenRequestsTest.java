package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A great many requests that are wrong in one way each. */
class BrokenRequestsTest extends BadInput {
    /** How many; 36,000 by hand. */
    private static final int COUNT = Integer.getInteger("broken.requests", 6_000);
    private static final long SEED = Long.getLong("broken.seed", 20_261_126);
    private static final int MOST_LINES = 100;
    private static final int MOST_SHOWN = 10;

    private static List<ContractRoute> unsafe = List.of();

    @Test
    void each_is_refused_at_once_and_they_leave_no_event_and_few_lines_in_the_log() {
        unsafe = routes().stream().filter(BrokenRequest::isUnsafe).toList();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try {
            List<String> wrong = IntStream.range(0, COUNT).parallel().mapToObj(BrokenRequestsTest::findWrongAnswer)
                    .flatMap(Optional::stream).limit(MOST_SHOWN).toList();
            assertThat(wrong).isEmpty();
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list).as("lines of the log").hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    /** Empty where it is refused as it should be. */
    private static Optional<String> findWrongAnswer(int number) {
        BrokenRequest request = BrokenRequest.draw(unsafe, new Random(SEED + number));
        String answer;
        try (RawConnection connection = new RawConnection(server.port(), 0)) {
            answer = connection.send(request.text()).readAll();
        } catch (IOException cut) {
            answer = cut.toString();
        }
        return answer.startsWith("HTTP/1.1 4")
                ? Optional.empty()
                : Optional
                        .of(SEED + number + ", " + request.what() + ": " + answer.lines().findFirst().orElse("nothing")
                                + " to " + request.text());
    }
}
