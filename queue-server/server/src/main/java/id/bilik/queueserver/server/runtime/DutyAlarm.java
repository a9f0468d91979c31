package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Unserved;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.server.technician.Alarm;
import id.bilik.queueserver.server.technician.ServerAlarms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The alarm that stands while somebody waits whom nobody on duty serves. */
public final class DutyAlarm implements Supplier<List<Alarm>> {
    private final Supplier<Branch> branch;
    private final InstantSource clock;
    private @Nullable Instant since;

    /** @param clock that alarms are dated by */
    public DutyAlarm(Supplier<Branch> branch, InstantSource clock) {
        this.branch = branch;
        this.clock = clock;
    }

    @Override
    public synchronized List<Alarm> get() {
        List<String> waiting = waiting(branch.get());
        if (waiting.isEmpty()) {
            since = null;
            return List.of();
        }
        Instant began = since == null ? clock.instant() : since;
        since = began;
        return List.of(new Alarm(ServerAlarms.NAME, "nobody-on-duty", began,
                "nobody on duty serves " + String.join(", ", waiting)));
    }

    private static List<String> waiting(Branch branch) {
        List<String> waiting = new ArrayList<>();
        for (Service service : branch.plan().services()) {
            int count = 0;
            for (Where where : Where.values()) {
                count += Unserved.isServed(branch, service.id(), where)
                        ? 0
                        : branch.queue().count(service.id(), where);
            }
            if (count > 0) {
                waiting.add(service.letter() + " (" + count + " waiting)");
            }
        }
        return waiting;
    }
}
