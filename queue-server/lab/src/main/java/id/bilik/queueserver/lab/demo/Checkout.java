package id.bilik.queueserver.lab.demo;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The folders of the checkout from which this program runs, where the processes of a branch were built. */
public final class Checkout {
    private Checkout() {}

    /** The build results of the queue-server. */
    public static Path server() {
        return root().resolve("queue-server/server/target");
    }

    /** The build results of the kiosk. */
    public static Path kiosk() { return root().resolve("kiosk/target"); }

    /** This class lies in queue-server/lab/target, in a folder or in a jar. */
    private static Path root() {
        try {
            Path classes = Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return classes.resolve("../../../..").normalize();
        } catch (URISyntaxException | NullPointerException unknown) {
            throw new IllegalStateException("cannot find the built modules; start with: mvn -Prun", unknown);
        }
    }
}
