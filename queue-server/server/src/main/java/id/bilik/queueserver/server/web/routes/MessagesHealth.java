package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.server.records.MessageRows;
import id.bilik.queueserver.server.records.MessageRows.State;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the messages about bookings stand, of those that are kept.
 *
 * @param waiting       how many are not sent yet, those that are not due among them
 * @param failed        how many were refused, came too late, or may or may not have arrived
 * @param oldestSeconds how long the one that is due longest has been due; null where none is
 * @param lastError     what went wrong last, without any address; null for nothing
 */
record MessagesHealth(int waiting, int failed, @Nullable Long oldestSeconds, @Nullable String lastError) {

    /** Null where the records cannot be read, which the health says for itself. */
    static @Nullable MessagesHealth of(MessageRows rows, Instant now) {
        try {
            MessageRows.Counts counts = rows.count(now);
            Optional<Long> oldest = counts.oldest().map(due -> Duration.between(due, now).toSeconds());
            return new MessagesHealth(sum(counts.byState(), State.WAITING, State.SENDING),
                    sum(counts.byState(), State.REFUSED, State.LATE, State.UNKNOWN), oldest.orElse(null),
                    rows.findLastTrouble().map(MessagesHealth::withoutAddresses).orElse(null));
        } catch (RecordsUnavailable unknown) {
            return null;
        }
    }

    /** Anybody may read the health, and the branch signs in to its mail server by an address, too. */
    static String withoutAddresses(String why) {
        return why.replaceAll("\\S+@\\S+", "(address)");
    }

    private static int sum(Map<String, Integer> byState, State... states) {
        int sum = 0;
        for (State state : states) {
            sum += byState.getOrDefault(state.word(), 0);
        }
        return sum;
    }
}
