package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.plan.LastCalls;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a visit is going to be called before calls end today.
 *
 * @param chance  0 to 1, in steps of .05: it is an estimate
 * @param likely  false where the chance is small
 * @param instead what can be done instead, by language; only where it is not likely and the plan says something
 */
public record ServedToday(double chance, boolean likely, @Nullable Map<String, String> instead) {

    static ServedToday of(double chance, LastCalls told) {
        boolean likely = chance >= told.unlikelyBelow();
        return new ServedToday(Math.round(chance * 20) / 20.0, likely,
                likely || told.instead().isEmpty() ? null : told.instead());
    }
}
