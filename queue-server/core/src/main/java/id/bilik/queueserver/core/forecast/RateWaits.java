package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Lane;
import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** Waits by rates: of the present state, whatever was rolled forward before. */
final class RateWaits {
    private final BranchModel model;
    private final Instant at;
    private volatile @Nullable Officers lastOfficers;

    /** What officers have to do, and what of the branch it was made from. */
    private record Officers(BranchPlan plan, Day day, List<Group> groups, SequencedCollection<Visit> inBooths,
            QueueState state) {
        boolean stillHold(Branch present) {
            return present.plan().equals(plan) && present.groups().equals(groups) && present.day().equals(day)
                    && present.listInBooths().equals(inBooths);
        }
    }

    /** @param at the time of the model */
    RateWaits(BranchModel model, Instant at) {
        this.model = model;
        this.at = at;
    }

    /** Of visits of that service and place, by the number ahead of them. */
    RateForecast of(Branch present, String service, Where where) {
        double[] mix = new double[2 * QueueState.HOME];
        double all = 0;
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : present.queue().lanes().entrySet()) {
            int other = wanted(present, lane.getKey().service(), lane.getKey().where());
            if (other >= 0 && sharesOfficers(present, service, where, lane.getKey())) {
                mix[other] += lane.getValue().size();
                all += lane.getValue().size();
            }
        }
        for (int s = 0; s < mix.length && all > 0; s++) {
            mix[s] /= all;
        }
        return new RateForecast(officers(present), wanted(present, service, where), mix);
    }

    private static int wanted(Branch branch, String service, Where where) {
        int index = LiveState.indexOf(branch.plan(), service);
        return index >= 0 && where == Where.HOME ? index + QueueState.HOME : index;
    }

    /** Visits waiting for officers that the service shares, for participants there. */
    static int countSharing(Branch branch, String service, Where where) {
        int count = 0;
        for (Map.Entry<Lane, TreePMap<Place, TicketNumber>> lane : branch.queue().lanes().entrySet()) {
            boolean counts = LiveState.indexOf(branch.plan(), lane.getKey().service()) >= 0
                    && sharesOfficers(branch, service, where, lane.getKey());
            count += counts ? lane.getValue().size() : 0;
        }
        return count;
    }

    /** The state without its queue. Tickets alone change nothing of it, so most answers share it. */
    private QueueState officers(Branch present) {
        Officers known = lastOfficers;
        if (known == null || !known.stillHold(present)) {
            known = new Officers(present.plan(), present.day(), present.groups(), present.listInBooths(),
                    LiveState.withoutQueue(present, model, present.plan().lastCalls().callsAfterClosing(), at));
            lastOfficers = known;
        }
        return known.state;
    }

    private static boolean sharesOfficers(Branch branch, String service, Where where, Lane other) {
        if (service.equals(other.service()) && where == other.where()) {
            return true;
        }
        for (Group group : branch.groups()) {
            if (group.serves(service, where) && group.serves(other)) {
                return true;
            }
        }
        return false;
    }
}
