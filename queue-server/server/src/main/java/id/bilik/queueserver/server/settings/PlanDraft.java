package id.bilik.queueserver.server.settings;

import id.bilik.process.files.WholeFile;
import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plan that the supervisors of a branch work on, in a file of the data folder: it may be left and taken up again, also
 * after a restart. It need not be a possible plan yet.
 */
public final class PlanDraft {
    private static final Logger LOG = LoggerFactory.getLogger(PlanDraft.class);

    private final Path file;

    /**
     * A draft as it stands.
     *
     * @param basedOn journal sequence since which the plan held from which it was made
     * @param by      who saved it last, as in the journal
     */
    public record Saved(PlanJson plan, long basedOn, Instant at, String by) {}

    public PlanDraft(Path folder, String branch) { this.file = folder.resolve("plan-draft-" + branch + ".json"); }

    /** The draft; empty where there is none, or none that can be read. */
    public synchronized Optional<Saved> find() {
        try {
            return Optional.of(StrictJson.mapper().readValue(Files.readAllBytes(file), Saved.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn("the draft {} cannot be read, so it counts as none: {}", file, unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** @throws IOException where it cannot be written; then the draft before stands */
    public synchronized void save(Saved draft) throws IOException {
        WholeFile.replace(file, StrictJson.mapper().writeValueAsBytes(draft));
    }

    public synchronized void drop() throws IOException { WholeFile.delete(file); }
}
