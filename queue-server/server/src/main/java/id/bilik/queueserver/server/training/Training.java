package id.bilik.queueserver.server.training;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.simulation.planning.ExpectedDay;
import id.bilik.queueserver.core.view.OfficerNames;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.runtime.TimeLapse;
import id.bilik.queueserver.server.technician.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The training of a server: at most one branch at a time that is not real. It has a journal of its own in the folder
 * {@code training}, which is gone when the training ends, and begins empty with each one; nothing leads from it to the real
 * branch.
 */
public final class Training implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final String FOLDER = "training";
    /** Somebody may have forgotten it. */
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int LONGEST_ID = 25;

    private final Branches branches;
    private final Path folder;
    private final Journals journals;
    private final InstantSource wall;
    private final OfficerNames names;
    private final ScheduledExecutorService ends = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("training").factory());
    private @Nullable Running running;
    private @Nullable Parts parts;
    private int count;

    /** One that goes on. */
    public record Running(OpenBranch branch, TrainingDay day, Instant since) {}

    /** Opens a journal in a folder, with keys of its own. */
    public interface Journals {
        SealingJournal open(Path folder, ZoneId zone) throws IOException;
    }

    private record Parts(SealingJournal journal, ImaginedParticipants people) {}

    /** What an earlier process has left is removed. */
    public Training(Branches branches, Path data, Journals journals, InstantSource wall,
            OfficerNames names) {
        this.branches = branches;
        this.folder = data.resolve(FOLDER);
        this.journals = journals;
        this.wall = wall;
        this.names = names;
        clear();
    }

    public synchronized Optional<Running> find() { return Optional.ofNullable(running); }

    /** Begins one with the present plan of a branch; one that goes on ends. */
    public synchronized Running start(OpenBranch real, TrainingDay day) throws IOException, InterruptedException {
        end();
        BranchPlan plan = TrainingDay.plan(real.state().plan(), nextId(real.id()));
        Instant opening = wall.instant().atZone(plan.zone()).toLocalDate().atTime(ExpectedDay.OPENS, 0)
                .atZone(plan.zone()).toInstant();
        SealingJournal journal = journals.open(folder, plan.zone());
        OpenBranch branch;
        try {
            branch = OpenBranch.open(plan, BoothChoice.LIGHTEST_LOAD, journal,
                    new TimeLapse(opening, day.length(), day.speed()).start(Instant.EPOCH, System::nanoTime),
                    new Devices(wall, change -> {}), names, List.of());
        } catch (RuntimeException | InterruptedException failed) {
            journal.close();
            clear();
            throw failed;
        }
        branch.startForecasts();
        ImaginedParticipants people = new ImaginedParticipants(branch,
                day.people(plan, wall.instant().getEpochSecond()), opening);
        people.start();
        branches.add(branch);
        Running begun = new Running(branch, day, wall.instant());
        parts = new Parts(journal, people);
        running = begun;
        ScheduledFuture<?> forgotten = ends.schedule(() -> endIf(branch.id()), LONGEST.toMillis(),
                TimeUnit.MILLISECONDS);
        LOG.debug("training {} ends by itself: {}", branch.id(), forgotten);
        LOG.info("training {} began", branch.id());
        return begun;
    }

    /** Unique in this process, so that nothing that was remembered of an earlier one is taken for this one's. */
    private String nextId(String real) {
        return real.substring(0, Math.min(LONGEST_ID, real.length())) + "-" + Branches.TRAINING + "-" + ++count;
    }

    private synchronized void endIf(String branch) {
        Running now = running;
        if (now != null && now.branch.id().equals(branch)) {
            end();
        }
    }

    /** Ends the one that goes on, and removes all that it wrote; nothing where there is none. */
    public synchronized void end() {
        Running ending = running;
        Parts with = parts;
        if (ending == null || with == null) {
            return;
        }
        running = null;
        parts = null;
        branches.remove(ending.branch.id());
        with.people.stop();
        ending.branch.close();
        with.journal.close();
        clear();
        LOG.info("training {} ended", ending.branch.id());
    }

    private void clear() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException busy) {
            LOG.warn("the data of a training could not be removed: {}", busy.getMessage());
        }
    }

    @Override
    public void close() {
        ends.shutdownNow();
        end();
    }
}
