package id.bilik.queueserver.server.tasks;

import id.bilik.queueserver.server.configuration.Config;
import id.bilik.queueserver.server.records.Records;
import java.time.InstantSource;

/** The records where the configuration says that they are. */
public final class ConfiguredRecords {
    private ConfiguredRecords() {}

    /**
     * Opened by {@link Records#start}, or when they are needed first.
     *
     * @param clock of the wall, also where a branch's time is a time lapse: what is kept of people is kept of real ones
     */
    public static Records of(Config config, InstantSource clock) {
        return config.postgres()
                .map(there -> Records.inPostgres(there.url(), there.user(), there.password(), clock))
                .orElseGet(() -> Records.inFolder(config.data(), clock));
    }
}
