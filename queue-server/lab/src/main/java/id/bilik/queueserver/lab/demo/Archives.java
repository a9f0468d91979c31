package id.bilik.queueserver.lab.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The archives of classes with which a start is twice as quick. An installation makes them; a checkout makes them before
 * its first run after a build, so that a server that is killed is soon back, and nothing works beside the branch later.
 */
public final class Archives {
    private Archives() {}

    /** Makes what is missing, both at once. */
    static void makeBoth() throws InterruptedException {
        Thread server = inBackground(Checkout.server(), "id.bilik.queueserver.server.Main");
        Thread kiosk = inBackground(Checkout.kiosk(), "id.bilik.kiosk.Main");
        server.join();
        kiosk.join();
    }

    private static Thread inBackground(Path target, String main) {
        return Thread.ofPlatform().daemon().name("archive").start(() -> {
            try {
                make(target, main);
            } catch (IOException none) {
                System.err.println("no archive of classes, the next start is no quicker: " + none.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Makes the archive of a packaged module, unless it has that of this build. Half of one never takes its place. */
    public static void make(Path target, String main) throws IOException, InterruptedException {
        try (FileChannel lock = FileChannel.open(target.resolve("classes.aot.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            // tests that run side by side start branches of the same build
            lock.lock();
            makeAlone(target, main);
        }
    }

    private static void makeAlone(Path target, String main) throws IOException, InterruptedException {
        if (JavaCommand.hasAotCache(target)) {
            return;
        }
        Path half = target.resolve("classes.aot.half");
        Process rehearsal = new ProcessBuilder(JavaCommand.rehearsal(target, half, main))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread stop = Thread.ofPlatform().unstarted(rehearsal::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(stop);
        if (rehearsal.waitFor() == 0 && Files.exists(half)) {
            Files.move(half, JavaCommand.aotCache(target), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
