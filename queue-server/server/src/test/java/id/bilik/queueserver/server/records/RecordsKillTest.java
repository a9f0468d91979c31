package id.bilik.queueserver.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it makes accounts. */
class RecordsKillTest {
    private static final int ROUNDS = 3;

    @TempDir
    Path data;

    @Test
    void no_acknowledged_account_is_lost_and_no_library_is_left_behind() throws Exception {
        SplittableRandom chance = new SplittableRandom(20261126);
        Map<String, String> promised = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            makeUntilKilled(promised, chance.nextInt(1, 150));

            try (Records records = Records.inFolder(data, InstantSource.system()).start()) {
                for (var each : promised.entrySet()) {
                    assertThat(records.accounts().findName(each.getValue())).as("in round %d", round)
                            .hasValue(each.getKey());
                }
                assertThat(records.trouble()).isEmpty();
            }
        }
        try (Stream<Path> libraries = Files.list(data.resolve("library"))) {
            assertThat(libraries.filter(it -> it.toString().endsWith("libsqlitejdbc.so"))).hasSizeLessThanOrEqualTo(1);
        }
    }

    private void makeUntilKilled(Map<String, String> promised, int count) throws Exception {
        Process process = AccountsProcess.start(data, promised.size() + 1);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < count; i++) {
                take(promised, output.readLine());
            }
            process.toHandle().destroyForcibly();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                take(promised, line);
            }
            process.waitFor();
        }
    }

    /** The last line may be cut off. */
    private static void take(Map<String, String> promised, String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length == 2 && Accounts.isId(parts[1])) {
            promised.put(parts[0], parts[1]);
        }
    }
}
