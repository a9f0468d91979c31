package id.bilik.queueserver.core.branch.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Booths under one officer, as planned.
 *
 * @param id          short name in addresses, unique in the branch
 * @param booths      ids of its booths in the order in which they are filled; unique in the branch, 1 to 6
 * @param services    ids of the services that its officer is skilled in, at least one
 * @param concurrency participants that the officer takes at once until staff change it, 1 to 6
 * @param names       what people call it, by language code; none where nobody has named it
 */
public record GroupPlan(String id, List<String> booths, List<String> services, int concurrency,
        @Nullable Map<String, String> names) {
    public static final int MAX_BOOTHS = 6;

    public GroupPlan {
        // in the order of the plan's languages, which an unordered copy would lose
        names = names == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /** A group that nobody has named. */
    public GroupPlan(String id, List<String> booths, List<String> services, int concurrency) {
        this(id, booths, services, concurrency, Map.of());
    }

    @Override
    public Map<String, String> names() { return names == null ? Map.of() : names; }
}
