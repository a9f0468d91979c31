package id.bilik.queueserver.demo;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The archives of classes with which later starts are twice as quick. An installation makes them; a checkout makes them
 * behind its first run after a build, when the branch is up and nobody waits for them.
 */
final class Archives {
    private Archives() {}

    /** Makes what is missing, one after the other. */
    static void makeBehind(Path modules) {
        Thread.ofPlatform().daemon().name("archives").start(() -> {
            try {
                make(modules.resolve("queue-server/target"), "id.bilik.queueserver.Main");
                make(modules.resolve("kiosk/target"), "id.bilik.kiosk.Main");
            } catch (IOException none) {
                System.err.println("no archive of classes, the next start is no quicker: " + none.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void make(Path target, String main) throws IOException, InterruptedException {
        if (JavaCommand.hasAotCache(target))
            return;
        Process rehearsal = new ProcessBuilder(JavaCommand.rehearsal(target, main))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread stop = Thread.ofPlatform().unstarted(rehearsal::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(stop);
        rehearsal.waitFor();
    }
}
