package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a branch is made of, before anything happens in it. Checked as a whole when made: an impossible plan is an
 * {@link IllegalArgumentException} that names what is wrong.
 *
 * @param languages language codes, the first one first on every screen
 * @param reserved  null for {@link ReservedPlan#DEFAULT}
 */
public record BranchPlan(String id, String name, ZoneId zone, List<String> languages, List<Service> services,
        List<GroupPlan> groups, Hours hours, Rules rules, @Nullable ReservedPlan reserved) {

    public BranchPlan {
        languages = List.copyOf(languages);
        services = List.copyOf(services);
        groups = List.copyOf(groups);
        check(id, services, groups, hours, rules);
        require(reserved == null || reserved.isPossible(),
                "reserved numbers must start from 2 to 9000, in blocks of 1 to 200");
    }

    /** With the usual reserved numbers. */
    public BranchPlan(String id, String name, ZoneId zone, List<String> languages, List<Service> services,
            List<GroupPlan> groups, Hours hours, Rules rules) {
        this(id, name, zone, languages, services, groups, hours, rules, null);
    }

    /** Which numbers kiosks may give by themselves. */
    public ReservedPlan reservedNumbers() {
        return reserved == null ? ReservedPlan.DEFAULT : reserved;
    }

    /** The branch before any plan was adopted: nothing can be asked of it. */
    public static BranchPlan none(String id) {
        Rules rules = new Rules(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1), Map.of());
        return new BranchPlan(id, id, ZoneOffset.UTC, List.of(), List.of(), List.of(), Hours.AROUND_THE_CLOCK, rules);
    }

    public Optional<Service> findService(String id) {
        for (Service service : services) {
            if (service.id().equals(id)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /** The service of that id; throws on an id that the plan does not have. */
    public Service getService(String id) {
        return findService(id).orElseThrow(() -> new IllegalArgumentException("no service " + id));
    }

    private static void check(String id, List<Service> services, List<GroupPlan> groups, Hours hours, Rules rules) {
        require(id.matches("[a-z0-9][a-z0-9-]{0,39}"), "branch id must be lower-case letters, digits and -: " + id);
        Set<String> serviceIds = new HashSet<>();
        Set<Character> letters = new HashSet<>();
        for (Service service : services) {
            require(service.id().matches("[a-z0-9][a-z0-9-]{0,39}"), "not a service id: " + service.id());
            require(serviceIds.add(service.id()), "service " + service.id() + " stands twice");
            require(service.letter() >= 'A' && service.letter() <= 'Z',
                    "letter of service " + service.id() + " must be A-Z");
            require(letters.add(service.letter()), "letter " + service.letter() + " stands for two services");
            require(isPositive(service.expected()), "expected time of " + service.id() + " must be more than zero");
            require(isPositive(service.target()), "target wait of " + service.id() + " must be more than zero");
            checkDocuments(service);
        }
        Set<String> groupIds = new HashSet<>();
        Set<String> booths = new HashSet<>();
        for (GroupPlan group : groups) {
            require(group.id().matches("[A-Za-z0-9][A-Za-z0-9-]{0,39}"), "not a group id: " + group.id());
            require(groupIds.add(group.id()), "group " + group.id() + " stands twice");
            require(!group.booths().isEmpty() && group.booths().size() <= GroupPlan.MAX_BOOTHS,
                    "group " + group.id() + " must have 1 to 6 booths");
            require(group.concurrency() >= 1 && group.concurrency() <= GroupPlan.MAX_BOOTHS,
                    "concurrency of group " + group.id() + " must be 1 to 6");
            for (String booth : group.booths()) {
                require(booth.matches("[A-Za-z0-9][A-Za-z0-9-]{0,19}"), "not a booth id: " + booth);
                require(booths.add(booth), "booth " + booth + " stands twice");
            }
            require(!group.services().isEmpty(), "group " + group.id() + " serves nothing");
            for (String service : group.services()) {
                require(serviceIds.contains(service), "group " + group.id() + " serves the unknown " + service);
            }
        }
        require(hours.closesAt(LocalDate.EPOCH, ZoneOffset.UTC)
                .isAfter(hours.opensAt(LocalDate.EPOCH, ZoneOffset.UTC)), "hours must close after they open");
        require(isPositive(rules.noShowAfter()) && isPositive(rules.holdFor()) && isPositive(rules.overdueAfter()),
                "times of the rules must be more than zero");
        Double appointments = rules.appointmentWeight();
        require(appointments == null || (appointments >= Rules.LEAST_WEIGHT && appointments <= Rules.MOST_WEIGHT),
                "appointmentWeight must be 0.01 to 100");
        require(isWithin(rules.undoFor(), Rules.LONGEST_UNDO), "time to undo must be 0 to 2 minutes");
        require(isWithin(rules.deferAtMost(), Rules.LONGEST_DEFERRAL), "longest deferral must be 0 to 4 hours");
        rules.weights()
                .forEach((priority, weight) -> require(weight >= Rules.LEAST_WEIGHT && weight <= Rules.MOST_WEIGHT,
                        "weight of " + priority + " must be 0.01 to 100"));
    }

    private static void checkDocuments(Service service) {
        Set<String> ids = new HashSet<>();
        for (Document document : service.documents()) {
            require(document.id().matches("[a-z0-9][a-z0-9-]{0,39}"),
                    "not a document id of service " + service.id() + ": " + document.id());
            require(ids.add(document.id()), "document " + document.id() + " of " + service.id() + " stands twice");
            require(!document.text().isEmpty(), "document " + document.id() + " of " + service.id() + " has no text");
            for (String text : document.text().values()) {
                require(!text.isBlank() && Texts.isPlain(text, Texts.REASON), "text of document " + document.id()
                        + " of " + service.id() + " must be plain, of at most " + Texts.REASON + " characters");
            }
        }
    }

    private static boolean isWithin(Duration time, Duration most) {
        return !time.isNegative() && time.compareTo(most) <= 0;
    }

    private static boolean isPositive(Duration time) { return !time.isNegative() && !time.isZero(); }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
