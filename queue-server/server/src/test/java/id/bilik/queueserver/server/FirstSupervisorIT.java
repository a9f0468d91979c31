package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch that nobody can enter yet, and the way back in. */
class FirstSupervisorIT {
    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}");
    private static final String PASSWORD = "tujuh bakau biru laut";

    @TempDir
    Path folder;

    @Test
    void the_log_and_the_command_have_a_code_and_only_health_and_set_up_answer_before_it_is_used()
            throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.startInABranch(folder)) {
            Client anybody = server.client().anonymous();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> CODE.matcher(server.errors()).find());
            anybody.get("/health").expect(200);
            assertThat(anybody.get(Client.BRANCH + "/board").problem(401)).contains("no supervisor yet");
            assertThat(server.client().get(Client.BRANCH + "/board").status()).as("a key of a trial").isEqualTo(401);

            ServerProcess.Said said = ServerProcess.run(folder, "--first-supervisor");
            Matcher code = CODE.matcher(said.output());
            assertThat(code.find()).as(said.output() + said.errors()).isTrue();
            String secret = anybody.post("/api/join/look", "{\"code\":\"" + code.group() + "\"}").expect(200)
                    .field("totpSecret");
            Answer joined = anybody.post("/api/join",
                    "{\"code\":\"" + code.group() + "\",\"name\":\"Rina\",\"password\":\""
                            + PASSWORD + "\",\"totp\":\"" + AuthenticatorApp.code(secret, Clock.systemUTC().instant())
                            + "\"}");

            assertThat(joined.expect(201).json().get("roles")).hasToString("[\"supervisor\"]");
            assertThat(anybody.get(Client.BRANCH + "/board").problem(401)).doesNotContain("no supervisor yet");
        }
    }
}
