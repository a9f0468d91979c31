package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.FollowAddress;
import id.bilik.kiosk.queue.FollowedVisit;
import id.bilik.kiosk.queue.ServerAnswer;
import id.bilik.kiosk.queue.Visits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody holds a slip under the scanner: the page shows where its visit stands. */
public final class ScanDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ScanDesk.class);
    /** Scanners that are always on read a slip again and again while it lies there. */
    private static final Duration SAME_SLIP = Duration.ofSeconds(3);

    /** The answers for a slip of an earlier day, and for one that a restored branch does not know. */
    private static final Set<String> NOT_HERE = Set.of("expired", "lost");

    private final Visits visits;
    private final Screen screen;
    private final String branch;
    private final InstantSource clock;
    private int scans;
    private String last = "";
    private Instant lastAt = Instant.MIN;

    /**
     * A desk of that branch.
     *
     * @param branch
     *            its id; tickets of others are unknown here
     */
    public ScanDesk(Visits visits, Screen screen, String branch, InstantSource clock) {
        this.visits = visits;
        this.screen = screen;
        this.branch = branch;
        this.clock = clock;
    }

    /**
     * A code was read. Blocks until the server was asked; the same code read again within three seconds means nothing.
     *
     * @return whether it meant something
     */
    public synchronized boolean scanned(String text) {
        Instant now = clock.instant();
        boolean again = text.equals(last) && !lastAt.isAfter(now)
                && Duration.between(lastAt, now).compareTo(SAME_SLIP) < 0;
        last = text;
        lastAt = now;
        if (again) {
            return false;
        }
        try {
            Scanned.Outcome outcome = outcome(FollowAddress.findSecret(text));
            Scanned shown = new Scanned(++scans, clock.instant(), outcome);
            screen.update(view -> view.withScanned(shown));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private Scanned.Outcome outcome(Optional<String> secret) throws InterruptedException {
        if (secret.isEmpty()) {
            return new Scanned.Outcome.Unknown();
        }
        return switch (visits.findVisit(secret.get())) {
            case ServerAnswer.Ok<FollowedVisit> ok -> isOfToday(ok.value())
                    ? new Scanned.Outcome.Found(ok.value())
                    : new Scanned.Outcome.Unknown();
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
