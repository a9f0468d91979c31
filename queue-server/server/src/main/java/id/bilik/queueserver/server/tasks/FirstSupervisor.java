package id.bilik.queueserver.server.tasks;

import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.configuration.Config;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the first supervisor in, or one more where nobody can sign in any more. Whoever may read the service's log or run
 * this task owns the machine anyway, so this opens no new door; it is noted in the audit.
 */
public final class FirstSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(FirstSupervisor.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private FirstSupervisor() {}

    /** The task {@code --first-supervisor}, also beside a server that runs; answers the status of the process. */
    public static int invite(Config config, PrintStream out) {
        try (Records records = ConfiguredRecords.of(config, Clock.systemUTC())) {
            AccessControl access = new AccessControl(records, Clock.systemUTC(), new SecureRandom(), Optional.empty());
            String code = access.people().inviteFirstSupervisor();
            out.println("Open " + config.pages() + "/join within 30 minutes and type the code " + code);
            return DONE;
        } catch (RecordsUnavailable unusable) {
            out.println("The records of people cannot be used: " + unusable.getMessage() + ".");
            return FAILED;
        }
    }

    /**
     * Writes a code into the log where the branch has no supervisor yet. Returns when that is done; where the records take
     * longer than two seconds, it goes on in the background.
     */
    public static void announceWhereNeeded(AccessControl access, String publicUrl) throws InterruptedException {
        Thread looking = Thread.ofVirtual().name("first-supervisor").start(() -> {
            while (true) {
                try {
                    if (!access.isSetUp()) {
                        LOG.warn(
                                "this branch has no supervisor yet: open {}/join within 30 minutes and type the code {}",
                                publicUrl, access.people().inviteFirstSupervisor());
                    }
                    return;
                } catch (RecordsUnavailable later) {
                    try {
                        Thread.sleep(LOOK_AGAIN);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }
        });
        looking.join(PATIENCE);
    }
}
