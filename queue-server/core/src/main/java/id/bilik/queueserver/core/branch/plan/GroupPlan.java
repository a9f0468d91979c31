package id.bilik.queueserver.core.branch.plan;

import java.util.List;

/**
 * Booths under one officer, as planned.
 *
 * @param id          short name in addresses, unique in the branch
 * @param booths      ids of its booths in the order in which they are filled; unique in the branch, 1 to 6
 * @param services    ids of the services that its officer is skilled in, at least one
 * @param concurrency participants that the officer takes at once until staff change it, 1 to 6
 */
public record GroupPlan(String id, List<String> booths, List<String> services, int concurrency) {
    public static final int MAX_BOOTHS = 6;
}
