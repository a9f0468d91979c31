package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Channels;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.LastCalls;
import id.bilik.queueserver.core.branch.plan.ReservedPlan;
import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.branch.plan.SpecialDay;
import id.bilik.queueserver.core.branch.plan.VoicePlan;
import id.bilik.queueserver.core.branch.plan.Wording;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A plan after a few of the changes that a supervisor makes; the same seed is the same change. */
final class ChangedPlan {
    private final Random random;
    private BranchPlan plan;

    ChangedPlan(BranchPlan plan, long seed) {
        this.plan = plan;
        this.random = new Random(seed * 31 + 7);
        for (int i = 0; i <= random.nextInt(3); i++) {
            try {
                change();
            } catch (IllegalArgumentException impossible) {
                // a page would not let it through either
            }
        }
    }

    BranchPlan plan() { return plan; }

    private void change() {
        switch (random.nextInt(13)) {
            case 0 -> services(dropped(plan.services()));
            case 1 -> services(with(plan.services(), new Service("jkp", 'J', Map.of("id", "JKP"),
                    Duration.ofMinutes(7), Duration.ofMinutes(30))));
            case 2 -> services(plan.services().stream().map(this::otherLetter).toList());
            case 3 -> plan = plan.with(dropped(plan.groups()));
            case 4 -> plan = plan.with(with(plan.groups(), new GroupPlan("g7", List.of("71", "72"),
                    List.of(plan.services().getFirst().id()), 2, Map.of("id", "Ruang tujuh"))));
            case 5 -> plan = plan.with(plan.groups().stream().map(this::fewerBooths).toList());
            case 6 -> plan = plan.with(plan.groups().stream().map(this::otherSkills).toList());
            case 7 -> hours(new Hours(LocalTime.of(random.nextInt(12), 0), LocalTime.of(13 + random.nextInt(10), 30),
                    plan.hours().days(), plan.hours().special()));
            case 8 -> hours(new Hours(plan.hours().opens(), plan.hours().closes(), plan.hours().days(),
                    List.of(SpecialDay.closed(LocalDate.of(2026, 3, 2 + random.nextInt(9)), Map.of("id", "Libur")))));
            case 9 -> rules(new Rules(Duration.ofMinutes(1 + random.nextInt(9)), Duration.ofMinutes(40),
                    Duration.ofMinutes(25), plan.rules().weights()));
            case 10 -> zone(ZoneId.of(List.of("Asia/Makassar", "Asia/Jayapura").get(random.nextInt(2))));
            case 11 -> words();
            default -> plan = plan.with(plan.groups().stream().map(group -> new GroupPlan(group.id(), group.booths(),
                    group.services(), 1 + random.nextInt(6), group.names())).toList());
        }
    }

    private Service otherLetter(Service service) {
        return new Service(service.id(), (char) (service.letter() + 10), service.names(), service.expected(),
                service.target(), service.documents());
    }

    private GroupPlan fewerBooths(GroupPlan group) {
        return new GroupPlan(group.id(), group.booths().size() == 1 ? group.booths() : dropped(group.booths()),
                group.services(), group.concurrency(), group.names());
    }

    private GroupPlan otherSkills(GroupPlan group) {
        return new GroupPlan(group.id(), group.booths(),
                List.of(plan.services().get(random.nextInt(plan.services().size())).id()), group.concurrency(),
                group.names());
    }

    private void words() {
        Map<Wording.Place, Map<String, String>> texts = new LinkedHashMap<>();
        texts.put(Wording.Place.SLIP_FOOT, Map.of("id", "Terima kasih"));
        plan = new BranchPlan(plan.id(), "Cabang lain", plan.zone(), plan.languages(), plan.services(), plan.groups(),
                plan.hours(), plan.rules(), new ReservedPlan(700, 10),
                new LastCalls(Duration.ofMinutes(20), .3, Map.of("id", "Datang besok")), new Wording(texts),
                new VoicePlan(50, List.of()), "a".repeat(64), new Channels(70, 20, 10, 0, 30, Duration.ofMinutes(30)));
    }

    /** Groups go on with the services that are left. */
    private void services(List<Service> next) {
        List<String> left = next.stream().map(Service::id).toList();
        List<GroupPlan> groups = plan.groups().stream().map(group -> {
            List<String> skills = group.services().stream().filter(left::contains).toList();
            return new GroupPlan(group.id(), group.booths(), skills.isEmpty() ? left : skills, group.concurrency(),
                    group.names());
        }).toList();
        plan = new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), next, groups, plan.hours(),
                plan.rules(), plan.reserved());
    }

    private void hours(Hours next) {
        plan = new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), plan.services(), plan.groups(),
                next, plan.rules(), plan.reserved());
    }

    private void rules(Rules next) {
        plan = new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), plan.services(), plan.groups(),
                plan.hours(), next, plan.reserved());
    }

    private void zone(ZoneId next) {
        plan = new BranchPlan(plan.id(), plan.name(), next, plan.languages(), plan.services(), plan.groups(),
                plan.hours(), plan.rules(), plan.reserved());
    }

    private <T> List<T> dropped(List<T> all) {
        List<T> fewer = new ArrayList<>(all);
        if (fewer.size() > 1) {
            fewer.remove(random.nextInt(fewer.size()));
        }
        return fewer;
    }

    private static <T> List<T> with(List<T> all, T more) {
        List<T> next = new ArrayList<>(all);
        next.add(more);
        return next;
    }
}
