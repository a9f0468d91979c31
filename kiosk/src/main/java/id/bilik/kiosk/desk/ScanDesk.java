package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.BookingAddress;
import id.bilik.kiosk.queue.FollowAddress;
import id.bilik.kiosk.queue.FollowedVisit;
import id.bilik.kiosk.queue.ServerAnswer;
import id.bilik.kiosk.queue.Visits;
import id.bilik.kiosk.slip.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody holds a code under the scanner: of a slip, the page shows where its visit stands; with a booking they check in.
 */
public final class ScanDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ScanDesk.class);
    /** Scanners that are always on read a slip again and again while it lies there. */
    private static final Duration SAME_SLIP = Duration.ofSeconds(3);

    /** The answers for a slip of an earlier day, and for one that a restored branch does not know. */
    private static final Set<String> NOT_HERE = Set.of("expired", "lost");

    private final Visits visits;
    private final CheckInDesk checkIns;
    private final Screen screen;
    private final String branch;
    private final InstantSource clock;
    private int scans;
    private String last = "";
    private Instant lastAt = Instant.MIN;
    private @Nullable Held held;

    /** The slip that was read last, of a visit of today. */
    private record Held(String secret, FollowedVisit visit) {}

    /**
     * A desk of that branch.
     *
     * @param branch
     *            its id; tickets of others are unknown here
     */
    public ScanDesk(Visits visits, CheckInDesk checkIns, Screen screen, String branch, InstantSource clock) {
        this.visits = visits;
        this.checkIns = checkIns;
        this.screen = screen;
        this.branch = branch;
        this.clock = clock;
    }

    /**
     * A code was read. Blocks until the server was asked, and the slip of somebody who checked in is out; the same code
     * read again within three seconds after that means nothing.
     *
     * @param words
     *            of the slip
     * @return whether it meant something
     */
    public synchronized boolean scanned(String text, Words words) {
        Instant now = clock.instant();
        boolean again = text.equals(last) && !lastAt.isAfter(now)
                && Duration.between(lastAt, now).compareTo(SAME_SLIP) < 0;
        if (again) {
            lastAt = now;
            return false;
        }
        try {
            held = null;
            show(outcome(text, words));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            screen.update(view -> view.withBusy(false));
        }
        last = text;
        lastAt = clock.instant();
        return true;
    }

    /**
     * The holder of the slip that was scanned last is back with the papers that were missing: the visit waits again, and the
     * page shows where. Where the server can't be asked, the page says so.
     *
     * @return false where it was another slip
     */
    public synchronized boolean comeBack(String ticket) throws InterruptedException {
        Optional<Held> of = findHeld(ticket);
        if (of.isPresent()) {
            show(outcome(of.get().secret(), visits.comeBack(of.get().secret())));
        }
        return of.isPresent();
    }

    /** The visit whose slip was read last, if it has that number. */
    public synchronized Optional<FollowedVisit> findVisit(String ticket) {
        return findHeld(ticket).map(Held::visit);
    }

    private Optional<Held> findHeld(String ticket) {
        return Optional.ofNullable(held).filter(it -> it.visit().ticket().equals(ticket));
    }

    private void show(Scanned.Outcome outcome) {
        Scanned shown = new Scanned(++scans, clock.instant(), outcome);
        screen.update(view -> view.withBusy(false).withScanned(shown));
    }

    private Scanned.Outcome outcome(String text, Words words) throws InterruptedException {
        Optional<BookingAddress> booking = BookingAddress.find(text);
        if (booking.isEmpty()) {
            return outcome(FollowAddress.findSecret(text));
        }
        screen.update(view -> view.withBusy(true)); // a slip may be on its way
        return checkIns.checkIn(booking.get(), words);
    }

    private Scanned.Outcome outcome(Optional<String> secret) throws InterruptedException {
        if (secret.isEmpty()) {
            return new Scanned.Outcome.Unknown();
        }
        return outcome(secret.get(), visits.findVisit(secret.get()));
    }

    private Scanned.Outcome outcome(String secret, ServerAnswer<FollowedVisit> answer) {
        return switch (answer) {
            case ServerAnswer.Ok<FollowedVisit> ok -> {
                if (!isOfToday(ok.value())) {
                    yield new Scanned.Outcome.Unknown();
                }
                held = new Held(secret, ok.value());
                yield new Scanned.Outcome.Found(ok.value());
            }
            case ServerAnswer.Refused<FollowedVisit> refused -> {
                if (refused.status() == 404) {
                    yield new Scanned.Outcome.Unknown();
                }
                LOG.warn("a scanned ticket is refused: {} {}", refused.status(), refused.title());
                yield new Scanned.Outcome.Away();
            }
            case ServerAnswer.Unreachable<FollowedVisit> away -> new Scanned.Outcome.Away();
        };
    }

    private boolean isOfToday(FollowedVisit visit) {
        return visit.branch().equals(branch) && !NOT_HERE.contains(visit.stage());
    }
}
