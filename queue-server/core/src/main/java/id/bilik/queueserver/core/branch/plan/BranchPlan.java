package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a branch is made of, before anything happens in it. Checked as a whole when made: an impossible plan is an
 * {@link IllegalArgumentException} that names what is wrong. What older plans did not know may be null.
 *
 * @param languages language codes, the first one first on every screen
 * @param reserved  null for {@link ReservedPlan#DEFAULT}
 * @param voice     null for what the server's configuration says
 * @param logo      SHA-256 of the picture on slips and pages, in hexadecimal; null for none
 * @param channels  null for {@link Channels#DEFAULT}
 */
public record BranchPlan(String id, String name, ZoneId zone, List<String> languages, List<Service> services,
        List<GroupPlan> groups, Hours hours, Rules rules, @Nullable ReservedPlan reserved,
        @Nullable LastCalls lastCalls, @Nullable Wording wording, @Nullable VoicePlan voice, @Nullable String logo,
        @Nullable Channels channels) {

    public BranchPlan {
        languages = List.copyOf(languages);
        services = List.copyOf(services);
        groups = List.copyOf(groups);
        lastCalls = lastCalls == null ? LastCalls.DEFAULT : lastCalls;
        wording = wording == null ? Wording.NONE : wording;
        PlanCheck.branch(id);
        PlanCheck.services(services);
        PlanCheck.groups(groups, services);
        PlanCheck.hours(hours);
        PlanCheck.rules(rules, reserved);
        PlanCheck.wording(wording, lastCalls, voice, logo);
        PlanCheck.channels(channels);
    }

    /** With the usual words, voice, last calls and channels. */
    public BranchPlan(String id, String name, ZoneId zone, List<String> languages, List<Service> services,
            List<GroupPlan> groups, Hours hours, Rules rules, @Nullable ReservedPlan reserved) {
        this(id, name, zone, languages, services, groups, hours, rules, reserved, null, null, null, null, null);
    }

    /** With the usual reserved numbers, too. */
    public BranchPlan(String id, String name, ZoneId zone, List<String> languages, List<Service> services,
            List<GroupPlan> groups, Hours hours, Rules rules) {
        this(id, name, zone, languages, services, groups, hours, rules, null);
    }

    /** Which numbers kiosks may give by themselves. */
    public ReservedPlan reservedNumbers() {
        return reserved == null ? ReservedPlan.DEFAULT : reserved;
    }

    /** What part of the room each channel may use. */
    public Channels shares() {
        return channels == null ? Channels.DEFAULT : channels;
    }

    @Override
    public LastCalls lastCalls() { return lastCalls == null ? LastCalls.DEFAULT : lastCalls; }

    @Override
    public Wording wording() { return wording == null ? Wording.NONE : wording; }

    /** The same with other groups. */
    public BranchPlan with(List<GroupPlan> next) {
        return new BranchPlan(id, name, zone, languages, services, next, hours, rules, reserved, lastCalls, wording,
                voice, logo, channels);
    }

    /** The same with other hours. */
    public BranchPlan with(Hours next) {
        return new BranchPlan(id, name, zone, languages, services, groups, next, rules, reserved, lastCalls, wording,
                voice, logo, channels);
    }

    /** The branch before any plan was adopted: nothing can be asked of it. */
    public static BranchPlan none(String id) {
        Rules rules = new Rules(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1), Map.of());
        return new BranchPlan(id, id, ZoneOffset.UTC, List.of(), List.of(), List.of(), Hours.AROUND_THE_CLOCK, rules);
    }

    /** Whether some group has a booth in which it serves participants at home with that. */
    public boolean servesAtHome(String service) {
        return groups.stream().anyMatch(group -> group.services().contains(service) && !group.homeBooths().isEmpty());
    }

    /** The services that participants ask for: all but those in which papers are checked for others. */
    public List<Service> asked() {
        return services.stream().filter(service -> !isCheck(service.id())).toList();
    }

    /** Whether papers are checked in that service before another one. */
    public boolean isCheck(String service) {
        return services.stream().anyMatch(each -> service.equals(each.check()));
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
}
