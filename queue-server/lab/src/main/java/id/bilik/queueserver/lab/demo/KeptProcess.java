package id.bilik.queueserver.lab.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A child process that is started again when it dies, as systemd does where a branch is installed. It gives up when the
 * process refuses to start: exit codes from 1 to 9 are its own word that trying again won't help.
 */
final class KeptProcess {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long STOP_SECONDS = 15;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Thread keeper;
    private volatile Process process;
    private volatile boolean closing;
    private volatile Duration pause = PAUSE;

    private KeptProcess(String name, List<String> command, Map<String, String> environment) throws IOException {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.process = launch();
        this.keeper = Thread.ofPlatform().daemon().name("keeper-" + name).unstarted(this::keep);
    }

    /** @param environment beside that of this process; unlike the command, nobody else on the machine can read it */
    static KeptProcess start(String name, List<String> command, Map<String, String> environment) throws IOException {
        KeptProcess kept = new KeptProcess(name, command, environment);
        kept.keeper.start();
        return kept;
    }

    boolean hasGivenUp() { return !keeper.isAlive(); }

    /** Waits until it is not kept any longer. */
    void await() throws InterruptedException { keeper.join(); }

    /** Ends at once, as a power cut would end it, and is started again after that time. */
    void fail(Duration away) {
        pause = away;
        process.destroyForcibly();
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(JavaCommand.ENVIRONMENT);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void keep() {
        try {
            while (true) {
                int status = process.waitFor();
                if (closing || (status > 0 && status < 10)) {
                    return;
                }
                System.err.println(name + " ended with status " + status + "; starting it again");
                Thread.sleep(pause);
                pause = PAUSE;
                process = launch();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            System.err.println(name + " cannot be started again: " + failed.getMessage());
        }
    }

    /** Asks it to end, and insists after a while. */
    void stop() {
        closing = true;
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
