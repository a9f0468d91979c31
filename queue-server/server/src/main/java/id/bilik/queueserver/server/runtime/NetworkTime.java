package id.bilik.queueserver.server.runtime;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the network has set the machine's clock since it was started, as far as the machine says so. */
public final class NetworkTime {
    /** By systemd-timesyncd, which Debian sets its clocks with. Others leave no such sign: then a person is asked. */
    private static final Path SIGN = Path.of("/run/systemd/timesync/synchronized");

    private NetworkTime() {}

    public static boolean isSynchronised() { return Files.exists(SIGN); }
}
