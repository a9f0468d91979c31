package id.bilik.queueserver.server.runtime;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The branches that are open in this process: the real ones, and those in which staff practise for a while. */
public final class Branches {
    /** Part of the id of every branch that is not real, and of no other. */
    public static final String TRAINING = "training";

    private final Map<String, OpenBranch> real = new LinkedHashMap<>();
    private final Map<String, OpenBranch> trainings = new ConcurrentHashMap<>();
    private final List<Consumer<String>> removals = new CopyOnWriteArrayList<>();

    public Branches(List<OpenBranch> open) { open.forEach(branch -> real.put(branch.id(), branch)); }

    /** The real ones. */
    public Collection<OpenBranch> all() { return real.values(); }

    /** One of that id, real or not. */
    public Optional<OpenBranch> find(String id) {
        OpenBranch found = real.get(id);
        return Optional.ofNullable(found == null ? trainings.get(id) : found);
    }

    /** Whether a real branch may not have that id. */
    public static boolean isTraining(String id) {
        return id.matches(".*-" + TRAINING + "-\\d+");
    }

    /** Of a branch that is not real. */
    public void add(OpenBranch training) { trainings.put(training.id(), training); }

    public void remove(String training) {
        trainings.remove(training);
        removals.forEach(reader -> reader.accept(training));
    }

    /** Told the id of each that was removed. */
    public void onRemoval(Consumer<String> reader) { removals.add(reader); }
}
