package id.bilik.kiosk.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process that does nothing but write, and says each number that is safe. */
final class StoreWriter {

    /** So many records live at a time; the file is written anew whenever four times as much is out of date. */
    static final int NAMES = 20;
    private static final String PADDING = "x".repeat(4_000);

    record Thing(int number, String padding) {}

    private StoreWriter() {}

    /** Argument: the folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Store store = open(Path.of(arguments[0]));
        int next = last(store) + 1;
        System.out.println("open");
        while (true) {
            try {
                store.writeDurably(new Change().put("thing", "name " + next % NAMES, new Thing(next, PADDING)));
                System.out.println(next);
                next++;
            } catch (StoreFailed full) {
                System.out.println("full: " + full.getMessage());
                while (store.trouble().isPresent()) {
                    Thread.sleep(20);
                    store.tryAgain();
                }
                System.out.println("room");
            }
        }
    }

    /** @param shell what a shell does before, e.g. sets a limit */
    static Process start(Path folder, String shell) throws IOException {
        return new ProcessBuilder("sh", "-c", shell + " exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=logback-test.xml", "-cp",
                System.getProperty("java.class.path"), StoreWriter.class.getName(),
                folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    static BufferedReader output(Process process) { return process.inputReader(StandardCharsets.UTF_8); }

    static Store open(Path folder) throws IOException { return Store.open(FolderDisk.take(folder).orElseThrow()); }

    /** The largest number that is kept; 0 for none. */
    static int last(Store store) {
        return numbers(store).stream().mapToInt(it -> it).max().orElse(0);
    }

    static List<Integer> numbers(Store store) {
        return store.list("thing", Thing.class).stream().map(Thing::number).toList();
    }
}
