package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The actor of an event, as the journal's readers get it.
 *
 * @param kind {@code account}, {@code device}, {@code key}, {@code participant}, {@code time} or {@code unknown}
 */
record ActorView(String kind, @Nullable String account, @Nullable String device, @Nullable String key) {
    static ActorView of(Actor actor) {
        return switch (actor) {
            case Actor.Account account -> new ActorView("account", account.id(), null, null);
            case Actor.Device device -> new ActorView("device", null, device.id(), null);
            case Actor.Key key -> new ActorView("key", null, null, key.id());
            case Actor.Participant participant -> new ActorView("participant", null, null, null);
            case Actor.Time time -> new ActorView("time", null, null, null);
            case Actor.Unknown unknown -> new ActorView("unknown", null, null, null);
        };
    }
}
