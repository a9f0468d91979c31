package id.bilik.queueserver.server.technician;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action that a technician asked for. It is handed to the device once and never again, so that no slip is printed
 * twice because an answer was lost.
 *
 * @param state   {@code waiting} for the device to ask, {@code sent}, {@code done}, {@code failed}, or {@code lost} when
 *                nothing was heard of it in time
 * @param detail  what came of it, in plain English; null before, and where it says nothing more than the state
 * @param outcome as in {@link DeviceReport.Done}
 * @param figures as in {@link DeviceReport.Done}
 */
public record ActionRun(String id, String action, Instant askedAt, String state, @Nullable String detail,
        @Nullable String outcome, @Nullable Map<String, String> figures) {

    static ActionRun askedFor(String id, String action, Instant at) {
        return new ActionRun(id, action, at, "waiting", null, null, null);
    }

    ActionRun sent() { return new ActionRun(id, action, askedAt, "sent", null, null, null); }

    ActionRun lost() { return new ActionRun(id, action, askedAt, "lost", "nothing was heard of it", null, null); }

    ActionRun concluded(DeviceReport.Done done) {
        return new ActionRun(id, action, askedAt, done.success() ? "done" : "failed", done.detail(), done.outcome(),
                done.figures());
    }

    boolean isOpen() { return state.equals("waiting") || state.equals("sent"); }
}
