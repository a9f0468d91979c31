package id.bilik.queueserver.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** A clock that may be ahead by days makes no message late. */
class DoubtedTimeTest extends AtOnePostOffice {
    @Test
    void while_the_clock_is_doubted_nothing_is_sent_or_dropped() throws InterruptedException, ExecutionException {
        book(1, THURSDAY_TEN);
        give(new Command.DoubtClock(false));
        clock.advance(Duration.ofDays(3));
        office.work();
        assertThat(office.counts()).containsOnly(Map.entry("waiting", 3));

        give(new Command.TrustClock());
        office.work();
        assertThat(office.counts()).containsOnly(Map.entry("late", 3));
    }

    private void give(Command command) throws InterruptedException, ExecutionException {
        assertThat(server.branch().desk().submit(new Order(Actor.TIME, command)).get())
                .isInstanceOf(Decision.Accepted.class);
    }
}
