package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a plan is possible; each finding is an {@link IllegalArgumentException} that names what is wrong. Plans of years
 * ago are read from journals, so a fact that they had is never checked more strictly here.
 */
final class PlanCheck {
    /** A few years of holidays. */
    private static final int MOST_SPECIAL_DAYS = 200;
    private static final int LONGEST_NAME = 80;
    static final String SHORT_NAME = "[a-z0-9][a-z0-9-]{0,39}";

    private PlanCheck() {}

    static void branch(String id) {
        require(id.matches(SHORT_NAME), "branch id must be lower-case letters, digits and -: " + id);
    }

    static void services(List<Service> services) {
        Set<String> ids = new HashSet<>();
        Set<Character> letters = new HashSet<>();
        for (Service service : services) {
            require(service.id().matches(SHORT_NAME), "not a service id: " + service.id());
            require(ids.add(service.id()), "service " + service.id() + " stands twice");
            require(service.letter() >= 'A' && service.letter() <= 'Z',
                    "letter of service " + service.id() + " must be A-Z");
            require(letters.add(service.letter()), "letter " + service.letter() + " stands for two services");
            require(isPositive(service.expected()), "expected time of " + service.id() + " must be more than zero");
            require(isPositive(service.target()), "target wait of " + service.id() + " must be more than zero");
            documents(service);
            ClaimCheck.of(service);
        }
        services.forEach(service -> check(service, services));
    }

    private static void check(Service service, List<Service> services) {
        String check = service.check();
        if (check == null) {
            return;
        }
        require(!check.equals(service.id()), "service " + service.id() + " cannot be its own check");
        Service before = services.stream().filter(each -> each.id().equals(check)).findFirst().orElse(null);
        require(before != null, "service " + service.id() + " is checked in the unknown " + check);
        require(before == null || before.check() == null,
                "service " + check + " is the check of " + service.id() + " and cannot have one itself");
    }

    private static void documents(Service service) {
        Set<String> ids = new HashSet<>();
        for (Document document : service.allDocuments()) {
            String where = "document " + document.id() + " of " + service.id();
            require(document.id().matches(SHORT_NAME),
                    "not a document id of service " + service.id() + ": " + document.id());
            require(ids.add(document.id()), where + " stands twice");
            require(!document.text().isEmpty(), where + " has no text");
            for (String text : document.text().values()) {
                require(!text.isBlank() && Texts.isPlain(text, Texts.REASON), "text of " + where
                        + " must be plain, of at most " + Texts.REASON + " characters");
            }
        }
    }

    static void groups(List<GroupPlan> groups, List<Service> services) {
        Set<String> served = new HashSet<>();
        services.forEach(service -> served.add(service.id()));
        Set<String> ids = new HashSet<>();
        Set<String> booths = new HashSet<>();
        for (GroupPlan group : groups) {
            require(group.id().matches("[A-Za-z0-9][A-Za-z0-9-]{0,39}"), "not a group id: " + group.id());
            require(ids.add(group.id()), "group " + group.id() + " stands twice");
            names("group " + group.id(), group.names(), LONGEST_NAME);
            require(!group.allBooths().isEmpty() && group.allBooths().size() <= GroupPlan.MAX_BOOTHS,
                    "group " + group.id() + " must have 1 to 6 booths");
            require(group.concurrency() >= 1 && group.concurrency() <= GroupPlan.MAX_BOOTHS,
                    "concurrency of group " + group.id() + " must be 1 to 6");
            for (String booth : group.allBooths()) {
                require(booth.matches("[A-Za-z0-9][A-Za-z0-9-]{0,19}"), "not a booth id: " + booth);
                require(booths.add(booth), "booth " + booth + " stands twice");
            }
            require(!group.services().isEmpty(), "group " + group.id() + " serves nothing");
            for (String service : group.services()) {
                require(served.contains(service), "group " + group.id() + " serves the unknown " + service);
            }
        }
    }

    static void hours(Hours hours) {
        require(isInOrder(hours.opens(), hours.closes()), "hours must close after they open");
        require(hours.special().size() <= MOST_SPECIAL_DAYS, "hours have at most " + MOST_SPECIAL_DAYS
                + " special days");
        LocalDate before = LocalDate.MIN;
        for (SpecialDay day : hours.special()) {
            require(day.date().isAfter(before), "special day " + day.date() + " stands twice or out of order");
            before = day.date();
            LocalTime opens = day.opens();
            LocalTime closes = day.closes();
            require((opens == null) == (closes == null)
                    && (opens == null || closes == null || isInOrder(opens, closes)),
                    "special day " + day.date() + " must have no hours, or close after it opens");
            names("special day " + day.date(), day.names(), LONGEST_NAME);
        }
    }

    static void rules(Rules rules, @Nullable ReservedPlan reserved) {
        require(isPositive(rules.noShowAfter()) && isPositive(rules.holdFor()) && isPositive(rules.overdueAfter()),
                "times of the rules must be more than zero");
        Double appointments = rules.appointmentWeight();
        require(appointments == null || isWeight(appointments), "appointmentWeight must be 0.01 to 100");
        require(isWithin(rules.undoFor(), Rules.LONGEST_UNDO), "time to undo must be 0 to 2 minutes");
        require(isWithin(rules.deferAtMost(), Rules.LONGEST_DEFERRAL), "longest deferral must be 0 to 4 hours");
        require(rules.returnsInPlace() >= 0 && rules.returnsInPlace() <= Rules.MOST_RETURNS,
                "returns in place must be 0 to " + Rules.MOST_RETURNS);
        rules.weights().forEach(
                (priority, weight) -> require(isWeight(weight), "weight of " + priority + " must be 0.01 to 100"));
        require(reserved == null || reserved.isPossible(),
                "reserved numbers must start from 2 to 9000, in blocks of 1 to 200");
    }

    static void wording(Wording wording, LastCalls lastCalls, @Nullable VoicePlan voice, @Nullable String logo) {
        wording.texts().forEach((place, texts) -> names("text " + place, texts, Wording.LONGEST));
        names("what can be done instead", lastCalls.instead(), Texts.REASON);
        require(voice == null || (voice.volume() >= 0 && voice.volume() <= 100), "volume must be 0 to 100 percent");
        require(logo == null || logo.matches("[0-9a-f]{64}"), "logo must be the SHA-256 of a picture");
    }

    static void channels(@Nullable Channels channels) {
        if (channels == null) {
            return;
        }
        require(isPercent(channels.walkIn()) && isPercent(channels.booked()) && isPercent(channels.collective())
                && isPercent(channels.staff()), "shares of channels must be 0 to 100 percent");
        require(channels.sum() == Channels.ALL,
                "shares of channels must add up to 100 percent, not " + channels.sum());
        require(channels.walkInMinimum() >= 0 && channels.walkInMinimum() <= channels.walkIn(),
                "protected minimum of walk-ins must be 0 to their share of " + channels.walkIn() + " percent");
        require(isWithin(channels.release(), Channels.LONGEST_RELEASE), "time to release room must be 0 to 24 hours");
        bookings(channels.bookings());
        homes(channels.homes());
    }

    private static void bookings(BookingPlan bookings) {
        require(bookings.horizonDays() >= 1 && bookings.horizonDays() <= BookingPlan.LONGEST_HORIZON,
                "days that can be booked ahead must be 1 to " + BookingPlan.LONGEST_HORIZON + ", not "
                        + bookings.horizonDays());
        require(isWithin(bookings.lead(), BookingPlan.LONGEST_LEAD),
                "lead time of bookings must be 0 to 24 hours");
        require(isPositive(bookings.hold()) && isWithin(bookings.hold(), BookingPlan.LONGEST_HOLD),
                "time for which a slot is held must be 1 to 60 minutes");
        require(isWithin(bookings.early(), BookingPlan.LONGEST_WINDOW)
                && isWithin(bookings.late(), BookingPlan.LONGEST_WINDOW),
                "time to check in before and after a booked time must be 0 to 4 hours");
        fairness(bookings.fairness());
    }

    private static void homes(HomePlan homes) {
        require(homes.attempts() >= 1 && homes.attempts() <= HomePlan.MOST_ATTEMPTS,
                "calls to a participant at home must be 1 to " + HomePlan.MOST_ATTEMPTS);
        require(homes.attempt().compareTo(HomePlan.SHORTEST_ATTEMPT) >= 0
                && isWithin(homes.attempt(), HomePlan.LONGEST_ATTEMPT),
                "time between two calls to a participant at home must be 10 to 600 seconds");
        require(homes.nextPlaces() >= 0 && homes.nextPlaces() <= HomePlan.MOST_OFFERS,
                "offers to a participant at home who did not answer must be 0 to " + HomePlan.MOST_OFFERS);
        require(homes.away().compareTo(HomePlan.SHORTEST_AWAY) >= 0
                && isWithin(homes.away(), HomePlan.LONGEST_AWAY),
                "time that a participant at home keeps a booth without a line must be 1 to 60 minutes");
    }

    private static void fairness(FairnessPlan fair) {
        require(!fair.reopenFrom().isNegative() && isWithin(fair.reopenUntil(), FairnessPlan.LONGEST_REOPENING)
                && fair.reopenFrom().compareTo(fair.reopenUntil()) <= 0,
                "time for which a place that was given back stays closed must be 0 to 24 hours, the shortest before the longest");
        require(fair.offerShortest().compareTo(FairnessPlan.SHORTEST_OFFER) >= 0
                && isWithin(fair.offerLongest(), FairnessPlan.LONGEST_OFFER)
                && fair.offerShortest().compareTo(fair.offerLongest()) <= 0,
                "time for which a place is offered must be 5 minutes to 7 days, the shortest before the longest");
        require(fair.offers() >= 1 && fair.offers() <= FairnessPlan.MOST_OFFERS,
                "offers that a wish gets must be 1 to " + FairnessPlan.MOST_OFFERS);
        require(fair.missed() >= 0 && fair.missed() <= FairnessPlan.MOST_MISSED,
                "missed bookings that lead to walking in must be 0 to " + FairnessPlan.MOST_MISSED);
    }

    private static boolean isPercent(int percent) { return percent >= 0 && percent <= Channels.ALL; }

    static void names(String whose, Map<String, String> texts, int longest) {
        texts.forEach((language, text) -> require(!text.isBlank() && Texts.isPlain(text, longest),
                "text of " + whose + " in " + language + " must be plain, of 1 to " + longest + " characters"));
    }

    private static boolean isInOrder(LocalTime opens, LocalTime closes) {
        return closes.equals(LocalTime.MIDNIGHT) || closes.isAfter(opens);
    }

    private static boolean isWeight(double weight) {
        return weight >= Rules.LEAST_WEIGHT && weight <= Rules.MOST_WEIGHT;
    }

    private static boolean isWithin(Duration time, Duration most) {
        return !time.isNegative() && time.compareTo(most) <= 0;
    }

    private static boolean isPositive(Duration time) { return !time.isNegative() && !time.isZero(); }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
