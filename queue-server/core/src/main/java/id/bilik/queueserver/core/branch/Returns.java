package id.bilik.queueserver.core.branch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit's returns after calls to which nobody came: after no-shows, and after calls at which the participant asked for
 * more time. So many as the plan says keep its place; from then on each puts it behind those who wait, or a few who are
 * never there could be called before somebody for ever.
 *
 * @param count  over the day
 * @param behind time of the last return that put it behind; null where it has the place of its issue
 */
public record Returns(int count, @Nullable Instant behind) {
    static final Returns NONE = new Returns(0, null);

    /** @param from time from which the visit counts by this return; null where it kept its place */
    Returns plus(@Nullable Instant from) {
        return new Returns(count + 1, from == null ? behind : from);
    }

    /** Without the last, which kept its place and was taken back. */
    Returns minusInPlace() {
        return new Returns(count - 1, behind);
    }
}
