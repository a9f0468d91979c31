package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.deciding.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What people on the waiting list do, at random: the same seed is the same. */
final class RandomWaiting {
    private final Random random;

    RandomWaiting(long seed) { random = new Random(seed); }

    /** One step in eight. */
    boolean isDue() { return random.nextInt(8) == 0; }

    /** Of one of the next days; its secret is not always the one that was announced. */
    private Command draw(Instant clock, LocalDate date) {
        Instant until = clock.plus(Duration.ofHours(random.nextInt(30) - 1)).truncatedTo(ChronoUnit.HOURS);
        return switch (random.nextInt(9)) {
            case 0 -> new Command.AnnounceDraw(date, until, DrawnOrder.commitmentOf("secret"));
            case 1, 2 -> new Command.HoldDraw(date, random.nextInt(4) == 0 ? "another" : "secret");
            case 3 -> random.nextInt(3) == 0
                    ? new Command.CallOffDraw(date)
                    : new Command.AnnounceDraw(date, until, DrawnOrder.commitmentOf("secret"));
            default -> new Command.ApplyForDraw(new UUID(13, random.nextLong()), "d" + random.nextInt(10_000),
                    RandomWalk.SERVICES.get(random.nextInt(20) == 0 ? 3 : random.nextInt(3)), date,
                    random.nextBoolean() ? null : LocalTime.of(10, 0), random.nextBoolean() ? null : LocalTime.NOON,
                    random.nextBoolean() ? Booking.Where.BRANCH : Booking.Where.HOME,
                    "person " + random.nextInt(300));
        };
    }

    /** Up to three days of one of two companies, at the company or at the branch. */
    private Command companies(Branch branch, LocalDate from) {
        String company = "c" + random.nextInt(2);
        List<CompanyDay> days = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            Instant at = from.plusDays(i).atTime(9, 0).atZone(branch.plan().zone()).toInstant();
            boolean away = random.nextBoolean();
            days.add(new CompanyDay(company, from.plusDays(i), at, at.plus(Duration.ofHours(4)),
                    away ? 1 + random.nextInt(2) : 0, 300,
                    away ? List.of() : List.of(new CompanyDay.Begin(at, 1 + random.nextInt(3))), 0));
        }
        return new Command.AgreeCompanyDays(company, days);
    }

    /** Mostly of one that is known; persons are those who also book. */
    Command next(Branch branch, Instant clock) {
        List<WaitingWish> known = branch.bookings().waiting().all().stream()
                .sorted(Comparator.comparing(WaitingWish::booking)).toList();
        WaitingWish wish = known.isEmpty() ? null : known.get(random.nextInt(known.size()));
        String id = wish == null || random.nextInt(20) == 0 ? "w" + random.nextInt(10_000) : wish.booking();
        Instant at = wish == null || wish.offers().isEmpty() ? clock : wish.offers().getLast().at();
        LocalDate from = clock.atZone(branch.plan().zone()).toLocalDate().plusDays(random.nextInt(6) - 1);
        return switch (random.nextInt(14)) {
            case 0, 1 -> new Command.TakeOffer(id, at);
            case 2 -> new Command.DeclineOffer(id, at);
            case 3 -> new Command.LeaveWaiting(id);
            case 4 -> random.nextBoolean() ? new Command.OfferPlaces() : companies(branch, from);
            case 5 -> new Command.LiftMisses("person " + random.nextInt(300));
            case 6, 7, 8 -> draw(clock, from);
            default -> new Command.JoinWaiting(new UUID(11, random.nextLong()), random.nextInt(6) > 0
                    ? "w" + random.nextInt(10_000)
                    : id, RandomWalk.SERVICES.get(random.nextInt(20) == 0 ? 3 : random.nextInt(3)), from,
                    from.plusDays(random.nextInt(5) - (random.nextInt(20) == 0 ? 3 : 0)),
                    random.nextBoolean() ? Booking.Where.BRANCH : Booking.Where.HOME,
                    "person " + random.nextInt(300));
        };
    }
}
