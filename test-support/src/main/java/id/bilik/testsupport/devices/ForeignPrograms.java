package id.bilik.testsupport.devices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs that nobody here wrote. Where one is missing, its tests are skipped and say so. */
public final class ForeignPrograms {

    /** Where the build's script puts the packages of Node. */
    private static final Path PACKAGES = packages();

    private ForeignPrograms() {}

    /** In the folder of the whole project, which is above the one of each module. */
    private static Path packages() {
        Path here = Path.of("").toAbsolutePath();
        Path inTarget = Path.of("target", "foreign-clients", "node_modules");
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(inTarget))) {
                return folder.resolve(inTarget);
            }
        }
        return here.resolve(inTarget);
    }

    /** The folder of that package; skips the test where it is not there. */
    public static Path nodePackage(String name) {
        Path folder = PACKAGES.resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder) && isThere("node", "--version"),
                "SKIPPED: Node or its package " + name + " is missing in " + PACKAGES + "; .ci/run installs it");
        return folder;
    }

    /** Skips the test where there is no such program. */
    public static void need(String program, String argument) {
        Assumptions.assumeTrue(isThere(program, argument),
                "SKIPPED: " + program + " is not on this machine; .ci/run installs it");
    }

    /** What it wrote to standard output, within a minute. */
    public static byte[] run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end");
            }
            return output;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Likewise, a script for Node with arguments, as text. */
    public static String node(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", "-e", script, "--"));
        command.addAll(List.of(arguments));
        return new String(run(command), StandardCharsets.UTF_8).strip();
    }

    private static boolean isThere(String program, String argument) {
        try {
            Process process = new ProcessBuilder(program, argument).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
