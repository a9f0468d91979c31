package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Channels;
import id.bilik.queueserver.core.branch.plan.Document;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan with three services: jht (A), jkk (B), jkm (C); and the groups that are named. */
public final class BranchBuilder {
    private ZoneId zone = ZoneId.of("Asia/Jakarta");
    private final Map<String, Character> services = new LinkedHashMap<>();
    private final Map<String, Duration> expected = new LinkedHashMap<>();
    private final List<GroupPlan> groups = new ArrayList<>();
    private final Map<Priority, Double> weights = new EnumMap<>(Priority.class);
    private Hours hours = new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0), List.of(DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY));
    private Duration overdueAfter = Duration.ofMinutes(60);
    private @Nullable Double appointmentWeight;
    private @Nullable Integer returnsInPlace;
    private @Nullable ReservedPlan reserved = ReservedPlan.DEFAULT;
    private final Map<String, List<Document>> documents = new LinkedHashMap<>();
    private final Map<String, String> checks = new LinkedHashMap<>();
    private @Nullable Channels channels;
    private int booths;
    private int homes;

    BranchBuilder() {
        services.put("jht", 'A');
        services.put("jkk", 'B');
        services.put("jkm", 'C');
    }

    public BranchBuilder in(String zoneId) {
        zone = ZoneId.of(zoneId);
        return this;
    }

    /** Booths are numbered through the branch from 1; no services named means all. */
    public BranchBuilder withGroup(String id, int boothCount, String... skills) {
        return withGroup(id, boothCount, boothCount, skills);
    }

    public BranchBuilder withGroup(String id, int boothCount, int concurrency, String... skills) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < boothCount; i++) {
            ids.add(Integer.toString(++booths));
        }
        groups.add(new GroupPlan(id, ids, skills.length == 0 ? List.copyOf(services.keySet()) : List.of(skills),
                concurrency));
        return this;
    }

    /** With so many booths of a group for participants at home: H1, H2, … through the branch. */
    public BranchBuilder withHomes(String id, int count) {
        groups.replaceAll(group -> {
            if (!group.id().equals(id)) {
                return group;
            }
            List<String> more = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                more.add("H" + ++homes);
            }
            return new GroupPlan(id, group.booths(), group.services(), group.concurrency(), group.names(), more);
        });
        return this;
    }

    /** So many offers of a next place come before those of the waiting list. */
    public BranchBuilder withOffersToHomes(int offers) {
        return withHomes(new HomePlan(3, Duration.ofMinutes(1), Duration.ofMinutes(5), offers));
    }

    /** Participants at home are called so. */
    public BranchBuilder withHomes(HomePlan homes) {
        Channels usual = Channels.DEFAULT;
        channels = new Channels(usual.walkIn(), usual.booked(), usual.collective(), usual.staff(),
                usual.walkInMinimum(), usual.release(), null, homes);
        return this;
    }

    /** How many booths more a group may have. */
    public int room(String id) {
        return GroupPlan.MAX_BOOTHS - groups.stream().filter(group -> group.id().equals(id))
                .mapToInt(group -> group.allBooths().size()).sum();
    }

    public BranchBuilder withService(String id, char letter) {
        services.put(id, letter);
        return this;
    }

    public BranchBuilder withoutService(String id) {
        services.remove(id);
        return this;
    }

    /** So long in the booth, as {@code "2m"}; 6 minutes where nothing is said. */
    public BranchBuilder expecting(String service, String time) {
        expected.put(service, BranchScenario.duration(time));
        return this;
    }

    /** The service asks for these papers. */
    public BranchBuilder asking(String service, String... papers) {
        documents.put(service,
                List.of(papers).stream().map(id -> new Document(id, Map.of("en", id), true)).toList());
        return this;
    }

    /** Papers of that service are checked in another one before it. */
    public BranchBuilder checkedIn(String service, String check) {
        checks.put(service, check);
        return this;
    }

    public BranchBuilder withWeight(Priority priority, double weight) {
        weights.put(priority, weight);
        return this;
    }

    public BranchBuilder overdueAfter(String minutes) {
        overdueAfter = BranchScenario.duration(minutes);
        return this;
    }

    public BranchBuilder withAppointmentWeight(double weight) {
        appointmentWeight = weight;
        return this;
    }

    /** So many returns after a no-show keep the place. */
    public BranchBuilder withReturnsInPlace(int returns) {
        returnsInPlace = returns;
        return this;
    }

    /** Kiosks get as many numbers as the booths can serve, instead of a block of twenty. */
    public BranchBuilder withReservesByPlan() {
        reserved = null;
        return this;
    }

    public BranchBuilder withHours(String opens, String closes, DayOfWeek... days) {
        hours = new Hours(LocalTime.parse(opens), LocalTime.parse(closes),
                days.length == 0 ? List.of(DayOfWeek.values()) : List.of(days));
        return this;
    }

    public BranchBuilder withHours(Hours other) {
        hours = other;
        return this;
    }

    public BranchBuilder aroundTheClock() {
        hours = Hours.AROUND_THE_CLOCK;
        return this;
    }

    public BranchPlan plan() {
        List<Service> planned = new ArrayList<>();
        services.forEach((id, letter) -> planned.add(new Service(id, letter, Map.of("id", id),
                expected.getOrDefault(id, Duration.ofMinutes(6)), Duration.ofMinutes(40),
                documents.getOrDefault(id, List.of()), null, null, checks.get(id))));
        if (groups.isEmpty()) {
            withGroup("g1", 6);
        }
        Rules rules = new Rules(Duration.ofMinutes(5), Duration.ofMinutes(30), overdueAfter, Map.copyOf(weights),
                null, null, returnsInPlace, appointmentWeight);
        return new BranchPlan("pekalongan", "Pekalongan", zone, List.of("id", "en"), planned, groups, hours,
                rules, reserved, null, null, null, null, channels);
    }

    /** Planned on Monday at seven, an hour before its hours. */
    public BranchScenario planned() {
        return new BranchScenario(plan(), BranchScenario.MONDAY.atTime(7, 0));
    }

    /** Monday at eight: open, with an officer on duty at every group, called by hand. */
    public BranchScenario open() {
        BranchScenario scenario = planned().at("08:00");
        if (!(scenario.branch().day() instanceof Day.Open)) {
            scenario.does(new Command.PassTime());
        }
        for (Group group : scenario.branch().groups()) {
            scenario.signOn(group.id(), "officer of " + group.id());
        }
        return scenario;
    }

    /** As {@link #open}, and every group calls by itself. */
    public BranchScenario automatic() {
        BranchScenario scenario = open();
        for (Group group : scenario.branch().groups()) {
            scenario.does(new Command.SetCallingMode(group.id(), CallingMode.AUTOMATIC));
        }
        return scenario;
    }
}
