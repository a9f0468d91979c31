package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.view.OfficerNames;
import org.jspecify.annotations.Nullable;

/**
 * An actor with the name of the account, where the records know it.
 *
 * @param kind as in {@link ActorView}
 */
record NamedActor(String kind, @Nullable String account, @Nullable String name, @Nullable String device,
        @Nullable String key) {
    static NamedActor of(Actor actor, OfficerNames names) {
        ActorView view = ActorView.of(actor);
        return new NamedActor(view.kind(), view.account(),
                view.account() == null ? null : names.find(view.account()).orElse(null), view.device(), view.key());
    }

    /** An officer as the journal names one: by an account, or by the name itself where an earlier version wrote it. */
    static NamedActor officer(String officer, OfficerNames names) {
        return new NamedActor("account", officer, names.find(officer).orElse(null), null, null);
    }
}
