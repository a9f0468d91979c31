package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.FollowedVisit;
import id.bilik.kiosk.queue.Unserved;
import id.bilik.kiosk.slip.MomentWords;
import id.bilik.kiosk.slip.UnservedWords;
import id.bilik.kiosk.slip.Wait;
import id.bilik.kiosk.slip.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of scanning a code.
 *
 * @param id
 *            1 for the first since the kiosk started, then one more each
 */
public record Scanned(int id, Instant at, Outcome outcome) {

    /** What it was. */
    public sealed interface Outcome permits Outcome.Found, Outcome.Unknown, Outcome.Away, CheckedIn, NoCheckIn {

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

        /** Neither a ticket of today, at least not of this branch, nor a booking. */
        record Unknown() implements Outcome {}

        /** The server can't be asked just now. */
        record Away() implements Outcome {}
    }

    /**
     * Somebody who has booked checked in.
     *
     * @param issued
     *            the first time, or again
     * @param at
     *            booked time
     */
    public record CheckedIn(DeskAnswer.Issued issued, OffsetDateTime at) implements Outcome {}

    /**
     * A booking with which nobody can check in here and now.
     *
     * @param at
     *            from when they may, where it is too early; else the booked time, where the server was asked for it
     */
    public record NoCheckIn(Why why, @Nullable OffsetDateTime at) implements Outcome {

        /** The reason; the names are those of the page, in capitals. */
        public enum Why {
            EARLY, LATE, CANCELLED, UNCONFIRMED, OVER, UNKNOWN, ELSEWHERE, CLOSED, AWAY
        }

        /** The moment in words: with its day where that is not known to be today. */
        public Optional<String> findWhen(@Nullable LocalDate today, Words words) {
            return Optional.ofNullable(at).map(moment -> moment.toLocalDate().equals(today)
                    ? MomentWords.time(moment, words)
                    : MomentWords.day(moment, words));
        }
    }
}
