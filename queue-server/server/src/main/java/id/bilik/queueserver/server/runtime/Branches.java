package id.bilik.queueserver.server.runtime;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The branches that are open in this process. */
public final class Branches {
    private final Map<String, OpenBranch> byId = new LinkedHashMap<>();

    public Branches(List<OpenBranch> open) { open.forEach(branch -> byId.put(branch.id(), branch)); }

    public Collection<OpenBranch> all() { return byId.values(); }

    public Optional<OpenBranch> find(String id) { return Optional.ofNullable(byId.get(id)); }
}
