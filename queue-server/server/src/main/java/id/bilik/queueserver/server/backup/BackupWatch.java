package id.bilik.queueserver.server.backup;

import id.bilik.queueserver.server.technician.Alarm;
import id.bilik.queueserver.server.technician.ServerAlarms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether there is a backup of today, for a server that runs while another process makes them. */
public final class BackupWatch {
    /** A day, and two hours for a timer that was late and a disk that was slow. */
    public static final Duration MISSED = Duration.ofHours(26);
    private static final Duration LOOK = Duration.ofSeconds(20);
    /** For a server of which no backups are wanted, such as that of a test. */
    public static final Health NONE = new Health(false, null, null);

    private final @Nullable Path data;
    private final InstantSource clock;
    private final Instant since;
    private Instant looked = Instant.MIN;
    private BackupState state = new BackupState(null, null);

    /**
     * What a technician may see of it.
     *
     * @param configured whether there is a folder for daily backups
     * @param last       when the newest whole one began; null for none
     * @param problem    what is wrong: no folder, none made, or the last too old; null where all is well
     */
    public record Health(boolean configured, @Nullable Instant last, @Nullable String problem) {}

    /** @param data folder that is copied; null where no folder for backups is configured */
    public BackupWatch(@Nullable Path data, InstantSource clock) {
        this.data = data;
        this.clock = clock;
        this.since = clock.instant();
    }

    public synchronized Health health() {
        if (data == null) {
            return new Health(false, null, "no folder for backups is configured");
        }
        Instant now = clock.instant();
        if (now.isAfter(looked.plus(LOOK)) || looked.isAfter(now)) {
            looked = now;
            state = BackupState.read(data);
        }
        BackupState.Last last = state.last();
        if (last == null) {
            return new Health(true, null, "no backup was ever made" + failure());
        }
        return new Health(true, last.at(), problem(last.at(), now));
    }

    private @Nullable String problem(Instant last, Instant now) {
        if (last.isAfter(now.plus(MISSED))) {
            return "the last backup has a time that has not come, as a wrong clock gives" + failure();
        }
        return now.isBefore(last.plus(MISSED)) ? null : "the last whole backup is too old" + failure();
    }

    /** Only says that an attempt failed; the log of the backup says why. */
    private String failure() {
        return state.failure() == null ? "" : ", and the newest attempt failed";
    }

    /** The alarm {@code backup-missing}, where it stands. */
    public List<Alarm> alarms() {
        Health health = health();
        String problem = health.problem();
        if (!health.configured() || problem == null) {
            return List.of();
        }
        Instant last = health.last();
        Instant missed = last == null || last.isAfter(clock.instant()) ? since : last.plus(MISSED);
        return List.of(new Alarm(ServerAlarms.NAME, "backup-missing", missed, problem));
    }
}
