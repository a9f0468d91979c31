package id.bilik.queueserver.core.branch.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Booths under one officer, as planned.
 *
 * @param id          short name in addresses, unique in the branch
 * @param booths      ids of its booths in the order in which they are filled; unique in the branch, 1 to 6
 * @param services    ids of the services that its officer is skilled in, at least one
 * @param concurrency participants that the officer takes at once until staff change it, 1 to 6
 * @param names       what people call it, by language code; none where nobody has named it
 * @param homeBooths  ids of its booths for participants at home, in the order in which they are filled; none in plans of
 *                    before there were any. With its other booths it has 1 to 6
 */
public record GroupPlan(String id, List<String> booths, List<String> services, int concurrency,
        @Nullable Map<String, String> names, @Nullable List<String> homeBooths) {
    public static final int MAX_BOOTHS = 6;

    public GroupPlan {
        // in the order of the plan's languages, which an unordered copy would lose
        names = names == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(names));
        homeBooths = homeBooths == null ? List.of() : List.copyOf(homeBooths);
    }

    /** A group without booths for participants at home. */
    public GroupPlan(String id, List<String> booths, List<String> services, int concurrency,
            @Nullable Map<String, String> names) {
        this(id, booths, services, concurrency, names, List.of());
    }

    /** A group that nobody has named, likewise. */
    public GroupPlan(String id, List<String> booths, List<String> services, int concurrency) {
        this(id, booths, services, concurrency, Map.of());
    }

    @Override
    public Map<String, String> names() { return names == null ? Map.of() : names; }

    @Override
    public List<String> homeBooths() { return homeBooths == null ? List.of() : homeBooths; }

    /** Its booths of either kind, those at the branch first. */
    public List<String> allBooths() {
        return Stream.concat(booths.stream(), homeBooths().stream()).toList();
    }
}
