package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A booth group: booths that one officer serves at the same time.
 *
 * @param concurrency visits that the officer takes at once, 1-6
 * @param booths      in the order in which they are filled
 * @param lastCall    journal sequence of its last call, 0 before the first
 */
public record Group(String id, List<String> services, Duty duty, CallingMode mode, int concurrency, List<Booth> booths,
        long lastCall) {

    static Group of(GroupPlan plan) {
        List<Booth> booths = new ArrayList<>();
        for (String booth : plan.booths()) {
            booths.add(new Booth(booth, Where.BRANCH, Booth.Status.OPEN, null, null));
        }
        for (String booth : plan.homeBooths()) {
            booths.add(new Booth(booth, Where.HOME, Booth.Status.OPEN, null, null));
        }
        return new Group(plan.id(), plan.services(), Duty.OFF, CallingMode.MANUAL, plan.concurrency(),
                List.copyOf(booths), 0);
    }

    /** Visits that the group holds now, called or seated. */
    public int load() {
        int load = 0;
        for (Booth booth : booths) {
            if (booth.visit() != null) {
                load++;
            }
        }
        return load;
    }

    public boolean isOnDuty() { return duty instanceof Duty.On; }

    public boolean isPaused() { return duty instanceof Duty.On on && on.pause() != null; }

    public boolean serves(String service) { return services.contains(service); }

    /** Whether it may serve that participant: it is skilled in the service, and has a booth where they are. */
    public boolean serves(Visit visit) {
        return serves(visit.service(), visit.where());
    }

    public boolean serves(Lane lane) { return serves(lane.service(), lane.where()); }

    public boolean serves(String service, Where where) { return serves(service) && has(where); }

    /** Whether it has booths of that kind, open or not. */
    public boolean has(Where where) {
        for (Booth booth : booths) {
            if (booth.where() == where) {
                return true;
            }
        }
        return false;
    }

    public boolean hasOpenBooth(Where where) {
        for (Booth booth : booths) {
            if (booth.where() == where && booth.status() == Booth.Status.OPEN) {
                return true;
            }
        }
        return false;
    }

    /**
     * The booth of that kind that the next call would fill; empty when none is open and free, or the officer has no room. An
     * officer has the same room for both kinds.
     */
    public Optional<Booth> findRoom(Where where) {
        Booth free = null;
        int load = 0;
        for (Booth booth : booths) {
            if (booth.visit() != null) {
                load++;
            } else if (free == null && booth.where() == where && booth.isFree()) {
                free = booth;
            }
        }
        return load < concurrency ? Optional.ofNullable(free) : Optional.empty();
    }

    /** How many visits more it can hold now in booths of that kind. */
    public int room(Where where) {
        int free = 0;
        for (Booth booth : booths) {
            free += booth.where() == where && booth.isFree() ? 1 : 0;
        }
        return Math.max(0, Math.min(free, concurrency - load()));
    }

    /** Whether it can hold one visit more in some booth. */
    public boolean hasRoom() {
        return findRoom(Where.BRANCH).isPresent() || findRoom(Where.HOME).isPresent();
    }

    /** On duty, not paused, and with room. */
    public boolean isReady() {
        return isOnDuty() && !isPaused() && hasRoom();
    }

    public Optional<Booth> findBooth(String id) {
        for (Booth booth : booths) {
            if (booth.id().equals(id)) {
                return Optional.of(booth);
            }
        }
        return Optional.empty();
    }

    Group with(Duty next) { return new Group(id, services, next, mode, concurrency, booths, lastCall); }

    Group with(CallingMode next) { return new Group(id, services, duty, next, concurrency, booths, lastCall); }

    Group withLastCall(long sequence) { return new Group(id, services, duty, mode, concurrency, booths, sequence); }

    Group with(Booth next) {
        Booth[] changed = booths.toArray(new Booth[0]);
        for (int i = 0; i < changed.length; i++) {
            if (changed[i].id().equals(next.id())) {
                changed[i] = next;
            }
        }
        return new Group(id, services, duty, mode, concurrency, List.of(changed), lastCall);
    }

    Group withCapacity(List<String> openBooths, int nextConcurrency) {
        List<Booth> changed = new ArrayList<>();
        for (Booth booth : booths) {
            changed.add(booth.planned(openBooths.contains(booth.id())));
        }
        return new Group(id, services, duty, mode, nextConcurrency, List.copyOf(changed), lastCall);
    }
}
