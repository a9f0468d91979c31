package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.FairnessPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What people who book do, at random: the same seed is the same. */
final class RandomBookings {
    private final Random random;

    RandomBookings(long seed) { random = new Random(seed); }

    /** One step in four. */
    boolean isDue() { return random.nextInt(4) == 0; }

    /** Mostly of one that is known; wishes crowd at few times, so that there is too little room. */
    Command next(Branch branch, Instant clock) {
        List<Booking> known = branch.bookings().all().stream().sorted(Comparator.comparing(Booking::id)).toList();
        String id = known.isEmpty() || random.nextInt(20) == 0
                ? "b" + random.nextInt(10_000)
                : known.get(random.nextInt(known.size())).id();
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Command.ConfirmBooking(id);
            case 2 -> new Command.RescheduleBooking(id, slot(clock), lot());
            case 3 -> new Command.CancelBooking(id, lot());
            case 4, 5 -> new Command.CheckIn(id, null);
            default -> new Command.HoldSlot(new UUID(10, random.nextLong()), random.nextInt(6) > 0
                    ? "b" + random.nextInt(10_000)
                    : id, RandomWalk.SERVICES.get(random.nextInt(20) == 0 ? 3 : random.nextInt(3)), slot(clock),
                    random.nextBoolean() ? Booking.Where.BRANCH : Booking.Where.HOME,
                    "person " + random.nextInt(300));
        };
    }

    private int lot() { return random.nextInt(FairnessPlan.LOTS); }

    /** Of the next hours or days; sometimes none at all. */
    private Instant slot(Instant clock) {
        Instant day = clock.plus(Duration.ofDays(random.nextInt(4) == 0 ? random.nextInt(12) : 0));
        long quarters = day.getEpochSecond() / 900 + random.nextInt(24);
        return Instant.ofEpochSecond(quarters * 900 + (random.nextInt(30) == 0 ? 60 : 0));
    }
}
