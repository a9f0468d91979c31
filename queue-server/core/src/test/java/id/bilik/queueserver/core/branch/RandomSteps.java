package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Visits of several services, at random: the same seed is the same. */
final class RandomSteps {
    private static final List<String> PAPERS = List.of("ktp", "kk", "passport");

    private final Random random;

    RandomSteps(long seed) { random = new Random(seed); }

    /** One step in five. */
    boolean isDue() { return random.nextInt(5) == 0; }

    Command next(Branch branch) {
        List<String> services = services(branch);
        if (!services.isEmpty() && random.nextInt(3) == 0) {
            return new Command.IssueTicket(new UUID(12, random.nextLong()), services.getFirst(), Priority.NONE,
                    Channel.OFFLINE, null, null, null, services.subList(1, services.size()));
        }
        Command resumed = random.nextInt(4) == 0 ? resume(branch) : null;
        if (resumed != null) {
            return resumed;
        }
        List<Visit> seated = List.copyOf(branch.listInBooths());
        if (seated.isEmpty()) {
            return new Command.PassTime();
        }
        Visit visit = seated.get(random.nextInt(seated.size()));
        String booth = visit.stage() instanceof Stage.InBooth there ? there.booth() : "99";
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Command.PlanSteps(booth, visit.ticket(), services);
            case 2 -> new Command.ReportMissing(booth, visit.ticket(),
                    PAPERS.subList(0, random.nextInt(PAPERS.size() + 1)));
            case 3 -> new Command.Arrive(booth, visit.ticket());
            default -> new Command.Complete(booth, visit.ticket(), null, random.nextInt(6) == 0);
        };
    }

    /** Of somebody on hold, in any booth that is free: it may be of the other kind. Null where there is neither. */
    private @Nullable Command resume(Branch branch) {
        List<TicketNumber> held = branch.held().keySet().stream()
                .filter(ticket -> branch.getVisit(ticket).stage() instanceof Stage.Held).toList();
        List<Booth> free = branch.groups().stream().flatMap(group -> group.booths().stream()).filter(Booth::isFree)
                .toList();
        return held.isEmpty() || free.isEmpty()
                ? null
                : new Command.ResumeVisit(free.get(random.nextInt(free.size())).id(),
                        held.get(random.nextInt(held.size())));
    }

    /** Some of the plan, sometimes one of them twice, or all. */
    private List<String> services(Branch branch) {
        List<String> all = new ArrayList<>(branch.plan().services().stream().map(Service::id).toList());
        Collections.shuffle(all, random);
        if (random.nextInt(12) == 0 || all.isEmpty()) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, Math.min(all.size(), 1 + random.nextInt(3))));
        if (random.nextInt(12) == 0) {
            some.add(some.getFirst());
        }
        return some;
    }
}
