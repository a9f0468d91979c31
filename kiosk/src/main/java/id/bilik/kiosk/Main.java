package id.bilik.kiosk;

import id.bilik.configuration.Arguments;
import id.bilik.configuration.ConfigKey;
import id.bilik.configuration.ConfigProblem;
import id.bilik.configuration.ParentWatch;
import io.javalin.util.JavalinBindException;
import java.security.Security;
import java.time.InstantSource;

/** Starts the kiosk as a process. */
public final class Main {

    private static final int BAD_CONFIGURATION = 2;

    private Main() {}

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        // an address that moved is found again within seconds; for ever is the usual where a machine has a manager
        Security.setProperty("networkaddress.cache.ttl", "10");
        try {
            Arguments given = Arguments.read(Config.PROCESS, arguments, System.getProperties());
            if (given.help()) {
                System.out.print(help());
                return;
            }
            start(Config.of(given.values()), given.exitWithParent());
        } catch (ConfigProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(BAD_CONFIGURATION);
        }
    }

    private static void start(Config config, boolean exitWithParent) throws ConfigProblem {
        try {
            Kiosk kiosk = new Kiosk(config, InstantSource.system());
            Runtime.getRuntime().addShutdownHook(new Thread(kiosk::close, "stop"));
            System.out.println("kiosk ready on http://" + config.bind() + ":" + kiosk.port() + "/");
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

              --config FILE        keys and values from a file, one KEY = VALUE a line
              --exit-with-parent   stop when standard input ends
              --help               this

            Keys; on the command line -Dbilik.kiosk.KEY=VALUE, which wins over the file:
            """ + ConfigKey.explain(Config.KEYS); }
}
