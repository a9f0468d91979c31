package id.bilik.queueserver.server.records;

import java.nio.file.Path;
import java.time.InstantSource;

/** Makes accounts in a process of its own: after each one the name and the id that it was promised. */
final class AccountsProcess {
    private AccountsProcess() {}

    /** Arguments: the data folder, the number of the first account. */
    public static void main(String[] arguments) {
        try (Records records = Records.inFolder(Path.of(arguments[0]), InstantSource.system()).start()) {
            for (int i = Integer.parseInt(arguments[1]);; i++) {
                System.out.println("Officer " + i + "\t" + records.accounts().idOf("Officer " + i));
            }
        }
    }

    static Process start(Path data, int first) throws java.io.IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), AccountsProcess.class.getName(), data.toString(),
                String.valueOf(first)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
