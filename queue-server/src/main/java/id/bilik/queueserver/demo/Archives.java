package id.bilik.queueserver.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The archives of classes with which later starts are twice as quick. An installation makes them; a checkout makes them
 * behind its first run after a build, when the branch is up and nobody waits for them.
 */
public final class Archives {
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

    /** Makes the archive of a packaged module, unless it has that of this build. Half of one never takes its place. */
    public static void make(Path target, String main) throws IOException, InterruptedException {
        if (JavaCommand.hasAotCache(target))
            return;
        Path half = target.resolve("classes.aot.half");
        Process rehearsal = new ProcessBuilder(JavaCommand.rehearsal(target, half, main))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread stop = Thread.ofPlatform().unstarted(rehearsal::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(stop);
        if (rehearsal.waitFor() == 0 && Files.exists(half))
            Files.move(half, JavaCommand.aotCache(target), StandardCopyOption.REPLACE_EXISTING);
    }
}
