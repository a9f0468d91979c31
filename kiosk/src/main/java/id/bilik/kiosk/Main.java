package id.bilik.kiosk;

import id.bilik.kiosk.queue.ServerKey;
import id.bilik.process.configuration.Arguments;
import id.bilik.process.configuration.Arguments.Task;
import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigProblem;
import id.bilik.process.configuration.ParentWatch;
import id.bilik.process.service.HealthProbe;
import id.bilik.process.service.ServiceManager;
import id.bilik.process.service.Watchdog;
import io.javalin.util.JavalinBindException;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Starts the kiosk as a process. */
public final class Main {

    /** What it can be started for. */
    static final Set<Task> TASKS = Collections
            .unmodifiableSet(EnumSet.of(Task.RUN, Task.HELP, Task.PRINT_CONFIG, Task.REHEARSE, Task.SELFTEST));

    /** The variable of the environment with the key for this run. */
    private static final String KEY = "BILIK_KIOSK_KEY";
    private static final int BAD_CONFIGURATION = 2;
    private static final Duration PROBE = Duration.ofSeconds(5);

    private Main() {}

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        KioskLog.use();
        // an address that moved is found again within seconds; for ever is the usual where a machine has a manager
        Security.setProperty("networkaddress.cache.ttl", "10");
        try {
            Arguments given = Arguments.read(Config.PROCESS, TASKS, arguments, System.getProperties());
            switch (given.task()) {
                case HELP -> System.out.print(help());
                case PRINT_CONFIG -> System.out.print(example(given.values()));
                case REHEARSE -> AotTraining.play();
                case SELFTEST -> selfTest(Config.of(given.values()));
                case RUN -> start(Config.of(given.values()), given.exitWithParent());
                case VERIFY, REPAIR, BACKUP_KEY, BACKUP, RESTORE, ADOPT, FIRST_SUPERVISOR ->
                    throw new IllegalStateException(given.task() + " is no task of a kiosk");
            }
        } catch (ConfigProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(BAD_CONFIGURATION);
        }
    }

    /** In a trial the key comes with the environment; else pairing has left it in the data folder. */
    static ServerKey key(Config config) {
        String given = System.getenv(KEY);
        return given == null ? ServerKey.inFile(config.data().resolve("key")) : ServerKey.given(given);
    }

    static InstantSource passing() { return () -> Instant.EPOCH.plusNanos(System.nanoTime()); }

    /** Where the devices come from only who sets a kiosk up can say: the key stands there, and waits for its value. */
    static String example(Map<String, String> values) throws ConfigProblem {
        Map<String, String> given = new TreeMap<>(values);
        given.putIfAbsent("hardware", "real");
        Config.of(given);
        given.put("hardware", values.getOrDefault("hardware", ""));
        return ConfigKey.example(Config.PROCESS, Config.KEYS, given);
    }

    private static void selfTest(Config config) throws ConfigProblem {
        int faults;
        try (KioskHardware hardware = KioskHardware.of(config.hardware(), config.paper(), config.buttons(),
                InstantSource.system())) {
            faults = new SelfTest(config, hardware.devices(), System.out).run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        System.exit(faults == 0 ? 0 : 1);
    }

    private static void start(Config config, boolean exitWithParent) throws ConfigProblem {
        try {
            Kiosk kiosk = new Kiosk(config, key(config), InstantSource.system(), passing());
            ServiceManager manager = ServiceManager.of(System.getenv());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                manager.stopping();
                kiosk.close();
            }, "stop"));
            System.out.println("kiosk ready on http://" + config.bind() + ":" + kiosk.port() + "/");
            Watchdog.start(manager, "ready", new HealthProbe(config.bind(), kiosk.port(), PROBE));
        } catch (JavalinBindException taken) {
            System.err.println("The kiosk can't listen on " + config.bind() + ":" + config.port()
                    + ": the port is taken, or the address is not this machine's. (" + taken.getMessage() + ")");
            System.exit(1);
        }
        if (exitWithParent) {
            ParentWatch.start();
        }
    }

    private static String help() { return """
            The kiosk at the entrance: touch page, ticket slip, printer.

            """ + Arguments.explain(TASKS) + """

            Keys; on the command line -Dbilik.kiosk.KEY=VALUE, which wins over the file:
            """ + ConfigKey.explain(Config.KEYS); }
}
