package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.FollowedVisit;
import id.bilik.kiosk.queue.Unserved;
import id.bilik.kiosk.slip.UnservedWords;
import id.bilik.kiosk.slip.Wait;
import id.bilik.kiosk.slip.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What came of scanning a code.
 *
 * @param id
 *            1 for the first since the kiosk started, then one more each
 */
public record Scanned(int id, Instant at, Outcome outcome) {

    /** What it was. */
    public sealed interface Outcome {

        /** A ticket of today. */
        record Found(FollowedVisit visit) implements Outcome {

            /** The expected wait, if it is known. */
            public Optional<Wait> findWait() {
                Long low = visit.lowSeconds();
                Long high = visit.highSeconds();
                return low == null || high == null
                        ? Optional.empty()
                        : Optional.of(new Wait(Math.min(low, high), Math.max(low, high)));
            }

            /** What is said in place of the wait where nobody on duty serves it. */
            public Optional<String> findUnserved(Words words) {
                Unserved unserved = visit.unserved();
                if (unserved == null) {
                    return Optional.empty();
                }
                OffsetDateTime planned = unserved.plannedAt();
                return Optional.of(UnservedWords.of(unserved.begun(), planned,
                        planned == null ? ZoneOffset.UTC : planned.getOffset(), words));
            }
        }

        /** No ticket of today, at least not of this branch. */
        record Unknown() implements Outcome {}

        /** The server can't be asked just now. */
        record Away() implements Outcome {}
    }
}
