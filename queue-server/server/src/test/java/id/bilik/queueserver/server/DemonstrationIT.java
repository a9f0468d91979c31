package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationIT {
    @Test
    void a_branch_does_not_start_with_people_who_are_not_there(@TempDir Path folder)
            throws IOException, InterruptedException {
        var ended = ServerProcess.startInVainInABranch(folder, "conversation.imagined=yes");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.sentence())
                .startsWith("queue-server cannot start: conversation.imagined is for demonstrations");
        assertThat(folder.resolve("journal")).doesNotExist();
    }
}
