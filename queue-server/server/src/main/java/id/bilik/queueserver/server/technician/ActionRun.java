package id.bilik.queueserver.server.technician;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action that a technician asked for. It is handed to the device once and never again, so that no slip is printed
 * twice because an answer was lost.
 *
 * @param state {@code waiting} for the device to ask, {@code sent}, {@code done}, {@code failed}, or {@code lost} when
 *              nothing was heard of it in time
 */
public record ActionRun(String id, String action, Instant askedAt, String state, @Nullable String detail) {

    ActionRun in(String next, @Nullable String why) { return new ActionRun(id, action, askedAt, next, why); }

    boolean isOpen() { return state.equals("waiting") || state.equals("sent"); }
}
