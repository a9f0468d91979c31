package id.bilik.queueserver.server.technician;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person should see to at the queue-server itself: a certificate that ends, a way in that somebody has used, and
 * what others watch for it.
 */
public final class ServerAlarms {
    /** In place of a device. */
    public static final String NAME = "queue-server";
    /** So long before its deadline a breach is an alarm once more. */
    static final Duration BREACH = Duration.ofHours(24);
    static final Duration CERTIFICATE = Duration.ofDays(30);
    /** How long a code of the server stays an alarm: until whoever is responsible has worked a day. */
    public static final Duration CODE = Duration.ofHours(24);
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(ServerAlarms.class);

    private final InstantSource clock;
    private final Supplier<Optional<Instant>> certificateEnds;
    private final Supplier<List<CodeUse>> codes;
    private final Supplier<List<Untold>> breaches;
    private final List<Supplier<List<Alarm>>> others = new CopyOnWriteArrayList<>();
    private Instant looked = Instant.MIN;
    private volatile List<CodeUse> known = List.of();
    private volatile List<Untold> untold = List.of();

    /**
     * A code of the server that lets in one more supervisor.
     *
     * @param used false where it was only made yet
     */
    public record CodeUse(Instant at, boolean used) {}

    /**
     * A breach of personal data of which not all have been told who must be.
     *
     * @param deadline until when they have to be
     */
    public record Untold(Instant noticedAt, Instant deadline) {}

    /**
     * @param certificateEnds empty where there is none
     * @param codes           of the last {@link #CODE}, the newest first; may take a while and may throw
     * @param breaches        of which not all were told; as above
     */
    public ServerAlarms(InstantSource clock, Supplier<Optional<Instant>> certificateEnds,
            Supplier<List<CodeUse>> codes, Supplier<List<Untold>> breaches) {
        this.clock = clock;
        this.certificateEnds = certificateEnds;
        this.codes = codes;
        this.breaches = breaches;
    }

    /** Tells of something else of the server, too; must be quick to tell. */
    public ServerAlarms with(Supplier<List<Alarm>> other) {
        others.add(other);
        return this;
    }

    /** Reads what has to be read, now and then. */
    void refresh() {
        Instant now = clock.instant();
        if (now.isAfter(looked.plus(LOOK)) || looked.isAfter(now)) {
            looked = now;
            try {
                known = List.copyOf(codes.get());
                untold = List.copyOf(breaches.get());
            } catch (RuntimeException unreadable) {
                LOG.warn("nobody knows whether a code of the server was used or a breach is untold: {}",
                        unreadable.getMessage());
            }
        }
    }

    /** Those that stand. */
    List<Alarm> standing(Instant now) {
        List<Alarm> alarms = new ArrayList<>();
        others.forEach(other -> alarms.addAll(other.get()));
        certificateEnds.get().filter(end -> !now.isBefore(end.minus(CERTIFICATE)))
                .ifPresent(end -> alarms.add(new Alarm(NAME, "certificate-ends", end.minus(CERTIFICATE),
                        (now.isBefore(end) ? "ends on " : "ended on ") + end.atZone(ZoneOffset.UTC).toLocalDate())));
        for (boolean used : new boolean[]{true, false}) {
            known.stream().filter(code -> code.used == used && now.isBefore(code.at.plus(CODE))).findFirst()
                    .ifPresent(code -> alarms.add(new Alarm(NAME, used ? "supervisor-by-code" : "supervisor-code",
                            code.at, used
                                    ? "somebody became supervisor by a code of the server"
                                    : "a code for one more supervisor was made on the server")));
        }
        // several of a kind are one alarm, since the first of them
        alarms.addAll(untold.stream().map(breach -> breach(breach, now))
                .collect(Collectors.toMap(Alarm::kind, Function.identity(),
                        (one, other) -> one.since().isAfter(other.since()) ? other : one, LinkedHashMap::new))
                .values());
        return alarms;
    }

    /** Each step is a kind of its own: what was seen is raised again. */
    private static Alarm breach(Untold breach, Instant now) {
        Instant soon = breach.deadline.minus(BREACH);
        if (!now.isBefore(breach.deadline)) {
            return new Alarm(NAME, "breach-overdue", breach.deadline,
                    "a breach of personal data should have been told by " + breach.deadline);
        }
        return now.isBefore(soon)
                ? new Alarm(NAME, "breach-untold", breach.noticedAt,
                        "a breach of personal data has to be told by " + breach.deadline)
                : new Alarm(NAME, "breach-due", soon,
                        "a breach of personal data has to be told within a day, by " + breach.deadline);
    }
}
