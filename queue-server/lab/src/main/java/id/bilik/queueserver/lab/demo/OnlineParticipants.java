package id.bilik.queueserver.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People who book their time on the day itself, as on the page for phones, and check in when they are there, or sit at
 * home before a camera. Some call it off, and some do not come.
 */
final class OnlineParticipants {
    private static final Logger LOG = LoggerFactory.getLogger(OnlineParticipants.class);
    /** How long before their time people look for one; the shipped plan wants an hour at least. */
    private static final Duration AHEAD = Duration.ofHours(2);
    private static final Duration LEAST_AHEAD = Duration.ofMinutes(65);
    /** A time that is further away than that suits nobody. */
    private static final Duration SUITS = Duration.ofMinutes(45);
    private static final double CANCEL_SHARE = .05;
    private static final double ABSENT_SHARE = .15;
    /** Share of those who book that want to be served at home. */
    private static final double HOME_SHARE = .3;
    /** People come this long before their time, and spread by as much again. */
    private static final Duration EARLY = Duration.ofMinutes(8);
    private static final Duration SPREAD = Duration.ofMinutes(5);

    private final BranchClient branch;
    private final TimeScale pace;
    private final OffsetDateTime began;
    private final long seed;
    private final AtomicInteger booked = new AtomicInteger();
    private final AtomicInteger atHome = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger absent = new AtomicInteger();

    /** The end of a wish for an appointment. */
    sealed interface Outcome {
        /** With their number. */
        record CheckedIn(BranchClient.Answer answer) implements Outcome {}

        /** They called it off, or did not come. */
        record StaysAway() implements Outcome {}

        /** No time was free that suits them: they walk in at the time at which they would have come. */
        record WalksIn() implements Outcome {}
    }

    private record Held(String booking, String secret, Duration at, boolean isAtHome) {}

    /** @param began by the branch's clock, when the pace did */
    OnlineParticipants(BranchClient branch, TimeScale pace, OffsetDateTime began, long seed) {
        this.branch = branch;
        this.pace = pace;
        this.began = began;
        this.seed = seed;
    }

    /** Books, waits for the day to come near, and checks in. */
    Outcome live(Arrival arrival) throws IOException, InterruptedException {
        pace.sleepUntil(arrival.after().minus(AHEAD));
        RandomGenerator random = new SplittableRandom(seed ^ arrival.after().toMillis());
        Held held = arrival.after().minus(pace.now()).compareTo(LEAST_AHEAD) < 0 ? null : book(arrival, random);
        if (held == null) {
            pace.sleepUntil(arrival.after());
            return new Outcome.WalksIn();
        }
        booked.incrementAndGet();
        double fate = random.nextDouble();
        if (fate < CANCEL_SHARE) {
            pace.sleepUntil(held.at().minus(Duration.ofMinutes(40)));
            branch.ofBooking(held.secret()).delete("/bookings/" + held.booking());
            cancelled.incrementAndGet();
            return new Outcome.StaysAway();
        }
        if (fate < CANCEL_SHARE + ABSENT_SHARE) {
            absent.incrementAndGet();
            return new Outcome.StaysAway();
        }
        double minutes = Math.clamp(EARLY.toMinutes() + SPREAD.toMinutes() * random.nextGaussian(), -20, 25);
        pace.sleepUntil(held.at().minusMillis((long) (minutes * 60_000)));
        BranchClient holder = branch.ofBooking(held.secret());
        BranchClient.Answer checkedIn = holder.post("/bookings/" + held.booking() + "/check-in");
        if (held.isAtHome() && checkedIn.isDone()) {
            atHome.incrementAndGet();
            if (arrival.shows()) {
                Thread.ofVirtual().start(new HomeParticipant(holder, pace, held.booking()));
            }
        }
        return new Outcome.CheckedIn(checkedIn);
    }

    /** For the story of the day. */
    String summary() {
        return "%d booked a time today: %d called it off, %d did not come, %d were served at home".formatted(
                booked.get(), cancelled.get(), absent.get(), atHome.get());
    }

    /** @return null where no time suits, or somebody else was faster */
    private @Nullable Held book(Arrival arrival, RandomGenerator random) throws IOException, InterruptedException {
        BranchClient page = branch.ofParticipant();
        boolean home = random.nextDouble() < HOME_SHARE;
        String place = home ? "home" : "branch";
        BranchClient.Answer slots = page.get("/slots?service=" + arrival.service() + "&from=" + began.toLocalDate()
                + "&days=1&place=" + place);
        Optional<Duration> at = nearest(slots.body().path("slots"), arrival.after());
        if (at.isEmpty()) {
            return null;
        }
        BranchClient.Answer held = page.post("/bookings", "requestId", UUID.randomUUID().toString(), "service",
                arrival.service(), "at", began.plus(at.get()).toString(), "place", place, "person",
                Map.of("nik", nik(random), "name", "Peserta Contoh"));
        if (!held.isDone()) {
            LOG.warn("no time: {}", held.body().path("detail").asText());
            return null;
        }
        String booking = held.body().path("booking").asText();
        String secret = held.body().path("secret").asText();
        return branch.ofBooking(secret).post("/bookings/" + booking + "/confirm").isDone()
                ? new Held(booking, secret, at.get(), home)
                : null;
    }

    /** The free time nearest to the one at which somebody would like to come, after the beginning of the pace. */
    private Optional<Duration> nearest(JsonNode slots, Duration wish) {
        Optional<Duration> best = Optional.empty();
        for (JsonNode slot : slots) {
            Duration at = Duration.between(began, OffsetDateTime.parse(slot.path("at").asText()));
            if (at.minus(wish).abs().compareTo(best.map(it -> it.minus(wish).abs()).orElse(SUITS)) < 0) {
                best = Optional.of(at);
            }
        }
        return best;
    }

    /** Of somebody born near the branch: region, date of birth, and a number among those born there on that day. */
    static String nik(RandomGenerator random) {
        return "332601%02d%02d%02d%04d".formatted(random.nextInt(1, 29), random.nextInt(1, 13), random.nextInt(60, 100),
                random.nextInt(1, 10_000));
    }
}
