package id.bilik.queueserver.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often the writer looks for places that can be offered. */
class OfferPaceTest {
    private static final Instant NOW = Instant.parse("2026-03-10T02:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final OfferPace pace = new OfferPace(nanos::get);
    private final Decider nobodyIsOffered = new Decider(new CentralQueue());
    private Branch branch = Branch.unfounded("pekalongan");

    private void does(Command command) {
        if (nobodyIsOffered.decide(branch, Order.unnamed(command), NOW) instanceof Decision.Accepted accepted) {
            branch = accepted.branch();
        }
    }

    @Test
    void it_looks_at_once_and_then_once_a_second_while_somebody_waits_and_not_at_all_where_nobody_does() {
        does(new Command.AdoptPlan(ShippedPlan.read()));
        assertThat(pace.isDue(branch)).as("nobody waits").isFalse();
        LocalDate day = LocalDate.of(2026, 3, 12);
        does(new Command.JoinWaiting(UUID.randomUUID(), "w1", "jht", day, day, Booking.Where.BRANCH, "person 1"));
        assertThat(branch.bookings().waiting().listWaiting()).hasSize(1);
        assertThat(pace.isDue(branch)).isTrue();
        assertThat(pace.isDue(branch)).as("not at each order").isFalse();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
        assertThat(pace.isDue(branch)).isFalse();
        nanos.incrementAndGet();
        assertThat(pace.isDue(branch)).isTrue();
        assertThat(pace.isDue(branch)).isFalse();
    }
}
