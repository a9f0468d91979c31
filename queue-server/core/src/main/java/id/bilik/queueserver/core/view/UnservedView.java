package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Unserved;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A service that nobody on duty serves, in place of a wait.
 *
 * @param begun     whether somebody was called for it today
 * @param plannedAt when service begins by the plan; null where that is not known
 */
public record UnservedView(boolean begun, @Nullable OffsetDateTime plannedAt) {
    static UnservedView of(Moment moment, Unserved unserved) {
        return new UnservedView(unserved.begun(), moment.localOrNull(unserved.plannedAt()));
    }
}
