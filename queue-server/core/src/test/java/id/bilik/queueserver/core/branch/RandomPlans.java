package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Channels;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.FairnessPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.HomePlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.ReservedPlan;
import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.branch.plan.Service;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Plans of a branch, at random, with up to three services and three groups. */
final class RandomPlans {
    private static final List<Document> ASKED = List.of(new Document("ktp", Map.of("id", "KTP"), true),
            new Document("kk", Map.of("id", "KK"), false));

    private RandomPlans() {}

    /** @param returnsInPlace how often a visit may come back in its place */
    static BranchPlan next(Random random, int returnsInPlace) {
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if (i == 0 || random.nextInt(4) > 0) {
                services.add(new Service(RandomWalk.SERVICES.get(i), (char) ('A' + i), Map.of(), Duration.ofMinutes(6),
                        Duration.ofMinutes(1 + random.nextInt(40)), ASKED.subList(i == 2 ? 1 : 0, 2)));
            }
        }
        List<GroupPlan> groups = new ArrayList<>();
        for (int g = 1; g <= 2 + random.nextInt(2); g++) {
            List<String> booths = new ArrayList<>();
            for (int b = 0; b <= random.nextInt(6); b++) {
                booths.add(Integer.toString(10 * g + b));
            }
            List<String> skills = new ArrayList<>();
            for (Service service : services) {
                if (skills.isEmpty() || random.nextInt(3) > 0) {
                    skills.add(service.id());
                }
            }
            List<String> homes = new ArrayList<>();
            for (int h = 0; h < 3 && g == 1 && booths.size() + h < GroupPlan.MAX_BOOTHS; h++) {
                homes.add("H" + h);
            }
            groups.add(new GroupPlan("g" + g, booths, skills, 1 + random.nextInt(6), null, homes));
        }
        Map<Priority, Double> weights = new EnumMap<>(Priority.class);
        for (Priority priority : RandomWalk.PRIORITIES) {
            if (random.nextBoolean()) {
                weights.put(priority, 0.5 + random.nextInt(5));
            }
        }
        Hours hours = switch (random.nextInt(3)) {
            case 0 -> Hours.AROUND_THE_CLOCK;
            case 1 -> new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0), List.of(DayOfWeek.MONDAY,
                    DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY));
            default -> new Hours(LocalTime.of(6, 30), LocalTime.MIDNIGHT, List.of(DayOfWeek.values()));
        };
        String zone = List.of("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura").get(random.nextInt(3));
        return new BranchPlan("pekalongan", "Pekalongan", ZoneId.of(zone), List.of("id"), services, groups,
                hours,
                new Rules(Duration.ofMinutes(5), Duration.ofMinutes(20), Duration.ofMinutes(30), weights, null, null,
                        returnsInPlace, null),
                random.nextInt(3) == 0 ? new ReservedPlan(9_000, 200) : ReservedPlan.DEFAULT);
    }

    /** Another kind of visit: the papers of the first service are checked in the second, where there is one. */
    static BranchPlan checked(BranchPlan plan) {
        List<Service> services = new ArrayList<>(plan.services());
        if (services.size() > 1) {
            Service first = services.getFirst();
            services.set(0, new Service(first.id(), first.letter(), first.names(), first.expected(), first.target(),
                    first.documents(), first.icon(), null, services.get(1).id()));
        }
        for (int i = 0; i < VisitSteps.MOST_SERVICES; i++) {
            services.add(new Service("more-" + i, (char) ('P' + i), Map.of(), Duration.ofMinutes(6),
                    Duration.ofMinutes(30)));
        }
        return new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), services, plan.groups(),
                plan.hours(), plan.rules(), plan.reserved(), plan.lastCalls(), plan.wording(), plan.voice(),
                plan.logo(), plan.channels());
    }

    /** With bookings after so many misses, each of a plan its own; 0 for no limit. */
    static BranchPlan strict(BranchPlan plan, int missed) {
        BookingPlan usual = BookingPlan.DEFAULT;
        FairnessPlan fair = FairnessPlan.DEFAULT;
        Channels channels = new Channels(50, 30, 10, 10, 40, Duration.ofMinutes(60), new BookingPlan(
                usual.horizonDays(), usual.releaseAt(), usual.lead(), usual.hold(), usual.early(), usual.late(),
                new FairnessPlan(fair.reopenFrom(), fair.reopenUntil(), fair.offerShortest(), fair.offerLongest(),
                        fair.offers(), missed)),
                new HomePlan(3, Duration.ofMinutes(1), Duration.ofMinutes(5), missed % 4));
        return new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), plan.services(), plan.groups(),
                plan.hours(), plan.rules(), plan.reserved(), plan.lastCalls(), plan.wording(), plan.voice(),
                plan.logo(), channels);
    }
}
