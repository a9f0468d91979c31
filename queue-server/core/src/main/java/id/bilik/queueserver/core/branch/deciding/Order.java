package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command, and who gives it. A command that must be safe to repeat carries its request id as a part of itself, so that
 * none can be made without one.
 */
public record Order(Actor actor, Command command) {
    /** Of time itself: something may have fallen due. */
    static final Order PASS_TIME = new Order(Actor.TIME, new Command.PassTime());

    /** By nobody who is named, as in a simulation. */
    public static Order unnamed(Command command) {
        return new Order(Actor.UNKNOWN, command);
    }

    /** Of time itself. */
    public static Order passTime() { return PASS_TIME; }

    public @Nullable UUID requestId() { return command.requestId(); }
}
