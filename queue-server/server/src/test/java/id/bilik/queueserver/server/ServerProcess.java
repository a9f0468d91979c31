package id.bilik.queueserver.server;

import static java.util.Objects.requireNonNull;

import id.bilik.queueserver.server.access.RunCredentials;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A queue-server as a process of its own, started as {@code systemd} would. */
public final class ServerProcess implements AutoCloseable {
    private static final long LONGEST_SECONDS = 90;
    private static final String READY = "queue-server ready on ";
    private static final Pattern JAR = Pattern.compile("/queue-server-[0-9][^/]*(?<!-tests)\\.jar$");
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError", "-Xmx256m", "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final Path errors;
    private final URI address;

    /** How a process ended that did not become ready. */
    record Ended(int status, String errors) {
        /** What it told people, among the lines of the log. */
        String sentence() {
            return errors.lines().filter(line -> line.startsWith("queue-server ")).findFirst().orElse("");
        }
    }

    private ServerProcess(Process process, Path errors, URI address) {
        this.process = process;
        this.errors = errors;
        this.address = address;
    }

    /** Starts one and returns when it says that it is ready. Settings as {@code key=value}. */
    public static ServerProcess start(Path data, String... settings) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(data, "server", ".err");
        return awaitReady(launch(data, errors, settings), errors);
    }

    /** Likewise with more in its environment. */
    static ServerProcess startIn(Map<String, String> environment, Path data)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile(data, "server", ".err");
        ProcessBuilder builder = new ProcessBuilder(command(data, List.of())).redirectError(errors.toFile());
        builder.environment().put(RunCredentials.VARIABLE, TestServer.SECRET);
        builder.environment().putAll(environment);
        return awaitReady(builder.start(), errors);
    }

    /** Likewise as a branch starts it, where no key of a trial lets anybody in. */
    public static ServerProcess startInABranch(Path data, String... settings) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(data, "server", ".err");
        return awaitReady(new ProcessBuilder(command(data, List.of(settings))).redirectError(errors.toFile()).start(),
                errors);
    }

    private static ServerProcess awaitReady(Process process, Path errors) throws IOException, InterruptedException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return new ServerProcess(process, errors, URI.create(line.substring(READY.length())));
            }
        }
        process.waitFor();
        throw new AssertionError("the server ended with " + process.exitValue() + ":\n" + Files.readString(errors));
    }

    /** Starts one that cannot start, and returns when it has ended. */
    static Ended startInVain(Path data, String... settings) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("bilik-server", ".err");
        return awaitEnd(launch(data, errors, settings), errors);
    }

    /** Likewise as a branch starts it. */
    static Ended startInVainInABranch(Path data, String... settings) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("bilik-server", ".err");
        return awaitEnd(new ProcessBuilder(command(data, List.of(settings))).redirectError(errors.toFile()).start(),
                errors);
    }

    private static Ended awaitEnd(Process process, Path errors) throws IOException, InterruptedException {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the server started, or hangs:\n" + Files.readString(errors));
            }
            return new Ended(process.exitValue(), Files.readString(errors));
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(errors);
        }
    }

    /** What a task that ends by itself said. */
    record Said(int status, String output, String errors) {}

    /** Starts a task and does not wait for its end. */
    static Process launch(Path data, String... task) throws IOException {
        return new ProcessBuilder(command(data, List.of(), task)).redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Runs a task, such as {@code verify}, to its end. */
    static Said run(Path data, String... task) throws IOException, InterruptedException {
        return runTold(data, "", task);
    }

    /** The same for a task that reads standard input, here a pipe. */
    static Said runTold(Path data, String input, String... task) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("bilik-server", ".err");
        Process process = new ProcessBuilder(command(data, List.of(), task)).redirectError(errors.toFile()).start();
        try {
            try (Writer told = process.outputWriter(StandardCharsets.UTF_8)) {
                told.write(input);
            } catch (IOException ignored) {
                // it ended without reading; its status and its words tell why
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), output, Files.readString(errors));
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(errors);
        }
    }

    private static Process launch(Path data, Path errors, String... settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(data, List.of(settings)))
                .redirectError(errors.toFile());
        builder.environment().put(RunCredentials.VARIABLE, TestServer.SECRET);
        return builder.start();
    }

    private static List<String> command(Path data, List<String> settings, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Optional<Path> jar = findJar();
        command.addAll(jar.map(ServerProcess::packagedOptions).orElse(OPTIONS));
        command.addAll(List.of("-Dlogback.configurationFile=logback.xml", "-Dbilik.queue-server.data=" + data,
                "-Dbilik.queue-server.port=0"));
        for (String setting : settings) {
            command.add("-Dbilik.queue-server." + setting);
        }
        command.addAll(List.of("-cp", jar.map(it -> it + File.pathSeparator + it.resolveSibling("lib") + "/*")
                .orElse(System.getProperty("java.class.path")), "id.bilik.queueserver.server.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** What the module was packaged as; before that its classes lie in a folder. */
    private static Optional<Path> findJar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).map(Path::of)
                .filter(entry -> JAR.matcher(entry.toString()).find()
                        && Files.isDirectory(entry.resolveSibling("lib")))
                .findFirst();
    }

    /** As the installed launcher has them, with the archive of classes, without which a start is twice the work. */
    private static List<String> packagedOptions(Path jar) {
        Path target = requireNonNull(jar.getParent());
        return List.of("@" + target.resolveSibling("src/main/jvm/java.options"),
                "-XX:AOTCache=" + target.resolve("classes.aot"), "-Xlog:aot=off", "-Xlog:cds=off");
    }

    public URI address() { return address; }

    public Client client() { return new Client(address).with(TestServer.RUN.apiKey()); }

    public String errors() throws IOException { return Files.readString(errors); }

    /** SIGKILL. */
    public void kill() throws InterruptedException { process.destroyForcibly().waitFor(); }

    /** SIGTERM. */
    void terminate() { process.destroy(); }

    /** Its exit status once it has ended. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() { process.destroyForcibly(); }
}
