package id.bilik.queueserver.server.settings;

import id.bilik.process.files.WholeFile;
import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps, in a file of the data folder, what the people who set a branch up have confirmed as right. Each confirmation
 * names what was looked at and holds for nothing else: a change of that needs another one.
 */
public final class Confirmations {
    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    private final Path file;

    /**
     * Somebody's word.
     *
     * @param by as in the journal
     * @param of the things that were right as they were, or not missed
     */
    public record Confirmed(Instant at, String by, List<String> of) {}

    private record Kept(TreeMap<String, Confirmed> steps) {}

    public Confirmations(Path folder, String branch) { this.file = folder.resolve("first-steps-" + branch + ".json"); }

    /** The word on a step that holds for all of these things; empty where it names others. */
    public Optional<Confirmed> find(String step, List<String> things) {
        return Optional.ofNullable(read().get(step)).filter(said -> said.of().containsAll(things));
    }

    /** @throws IOException where it cannot be written; then nothing is confirmed */
    public synchronized void confirm(String step, Confirmed said) throws IOException {
        TreeMap<String, Confirmed> steps = new TreeMap<>(read());
        steps.put(step, said);
        WholeFile.replace(file, StrictJson.mapper().writeValueAsBytes(new Kept(steps)));
    }

    private synchronized Map<String, Confirmed> read() {
        try {
            return StrictJson.mapper().readValue(Files.readAllBytes(file), Kept.class).steps();
        } catch (NoSuchFileException none) {
            return Map.of();
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read, so nothing counts as confirmed: {}", file, unreadable.getMessage());
            return Map.of();
        }
    }
}
