package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.server.records.MessageRows;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import id.bilik.queueserver.server.runtime.Branches;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many messages about bookings wait and what became of the others, as far as the records can be read. */
final class CountedMessages implements MeterBinder {
    private final MessageRows rows;
    private final Branches branches;
    private volatile MessageRows.@Nullable Counts counts;
    private volatile Instant countedAt = Instant.EPOCH;

    CountedMessages(MessageRows rows, Branches branches) {
        this.rows = rows;
        this.branches = branches;
    }

    /** Counts anew; every gauge then tells of the same moment. */
    void count() {
        try {
            countedAt = branches.all().iterator().next().now();
            counts = rows.count(countedAt);
        } catch (RecordsUnavailable unknown) {
            counts = null; // a gauge of nothing is not a number
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (MessageRows.State state : MessageRows.State.values()) {
            Gauge.builder("bilik.messages", this, it -> it.of(state))
                    .description("Messages about bookings, until 30 days after they are of no use")
                    .tag("state", state.word()).register(registry);
        }
        Gauge.builder("bilik.messages.oldest.waiting.seconds", this, CountedMessages::oldest)
                .description("How long the message that is due longest has been due").register(registry);
    }

    private double of(MessageRows.State state) {
        MessageRows.Counts known = counts;
        return known == null ? Double.NaN : known.byState().getOrDefault(state.word(), 0);
    }

    private double oldest() {
        MessageRows.Counts known = counts;
        return known == null
                ? Double.NaN
                : known.oldest().map(oldest -> Duration.between(oldest, countedAt).toSeconds()).orElse(0L);
    }
}
