package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.server.records.Accounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Officers' names stand in the records and on consoles, and in no journal. */
class OfficerNamesTest extends AtOneServer {
    private static final String GROUP = BRANCH + "/groups/";

    private Answer signOn(String group, String name) {
        return client.post(GROUP + group + "/sign-on", "{\"officer\":\"" + name + "\"}");
    }

    private JsonNode duty(String group) { return client.get(GROUP + group).expect(200).json().get("duty"); }

    private String idInJournal() { return client.journal("OfficerSignedOn").getLast().get("officer").asText(); }

    @Test
    void the_name_is_shown_and_stands_nowhere_in_the_journal() throws IOException {
        JsonNode answered = signOn("g1", "Sari Dewi").expect(200).json().get("duty");

        assertThat(answered.get("officer").asText()).isEqualTo("Sari Dewi");
        assertThat(answered.get("named").asBoolean()).isTrue();
        assertThat(duty("g1").get("officer").asText()).isEqualTo("Sari Dewi");
        assertThat(client.get(BRANCH + "/staff").expect(200).json().at("/groups/0/duty/officer").asText())
                .isEqualTo("Sari Dewi");
        assertThat(client.get(BRANCH + "/journal").expect(200).text()).contains("OfficerSignedOn")
                .doesNotContain("Sari");
        server.close();
        assertThat(filesWith("Sari Dewi")).containsExactly("records.db");
        start();
        assertThat(duty("g1").get("officer").asText()).isEqualTo("Sari Dewi");
    }

    private List<String> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> {
                try {
                    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
                } catch (IOException gone) {
                    throw new java.io.UncheckedIOException(gone);
                }
            }).map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void the_account_is_the_officer_and_the_program_that_gave_the_name_the_actor() {
        signOn("g1", "Sari").expect(200);

        JsonNode event = client.journal("OfficerSignedOn").getFirst();
        assertThat(Accounts.isId(event.get("officer").asText())).isTrue();
        assertThat(event.at("/actor/kind").asText()).isEqualTo("key");
    }

    @Test
    void the_journal_outlives_the_account_and_consoles_show_a_neutral_word() {
        signOn("g1", "Sari").expect(200);
        String before = client.get(BRANCH + "/journal").expect(200).text();

        server.records().accounts().delete(idInJournal());
        assertThat(client.get(BRANCH + "/journal").expect(200).text()).isEqualTo(before);
        assertThat(duty("g1").get("officer").asText()).isEqualTo("Petugas");
        assertThat(duty("g1").get("named").asBoolean()).isFalse();
        assertThat(signOn("g1", "Budi").problem(409)).startsWith("Another officer is signed on");
    }

    @Test
    void the_same_officer_may_be_on_duty_at_two_groups_and_sign_on_again() {
        signOn("g1", "Sari").expect(200);
        signOn("g2", "Sari").expect(200);
        signOn("g1", "Sari").expect(200);

        assertThat(client.journal("OfficerSignedOn")).hasSize(2).extracting(event -> event.get("officer").asText())
                .containsOnly(idInJournal());
        assertThat(signOn("g1", "Budi").problem(409)).isEqualTo("Sari is signed on at group g1; sign off first.");
    }

    @Test
    void whoever_is_refused_is_not_kept() throws IOException {
        signOn("g1", "Sari").expect(200);
        assertThat(signOn("g1", "").expect(400).field("refusal")).isEqualTo("UnusableText");
        assertThat(signOn("g1", "x".repeat(61)).expect(400).field("refusal")).isEqualTo("UnusableText");
        assertThat(signOn("g9", "Rahasia").expect(404).field("refusal")).isEqualTo("Unknown");
        assertThat(signOn("g1", "Rahasia").expect(409).field("refusal")).isEqualTo("AlreadyOnDuty");
        client.post(BRANCH + "/day/close", "{}").expect(200);
        assertThat(signOn("g2", "Rahasia").expect(409).field("refusal")).isEqualTo("BranchClosed");

        assertThat(client.journal("OfficerSignedOn")).hasSize(1);
        assertThat(filesWith("Rahasia")).isEmpty();
    }

    @Test
    void a_name_in_a_journal_of_before_is_shown_as_it_is() throws Exception {
        server.desk().submit(Order.unnamed(new Command.SignOn("g1", "Sari Lama"))).get();

        assertThat(duty("g1").get("officer").asText()).isEqualTo("Sari Lama");
        assertThat(signOn("g1", "Budi").problem(409)).startsWith("Sari Lama is signed on");
        signOn("g1", "Sari Lama").expect(200);
        assertThat(client.journal("OfficerSignedOn")).hasSize(1);
        client.post(GROUP + "g1/sign-off", "{}").expect(200);
        signOn("g1", "Sari Lama").expect(200);
        assertThat(Accounts.isId(idInJournal())).isTrue();
    }

    @Test
    void damaged_records_stop_sign_ons_and_nothing_else() throws IOException {
        signOn("g1", "Sari").expect(200);
        server.close();
        Files.writeString(folder.resolve("records.db"), "not a database any more".repeat(500));
        start();

        assertThat(client.ticket("jht")).isEqualTo("A001");
        assertThat(signOn("g2", "Budi").problem(503)).contains("records.db is damaged").doesNotContain("Budi");
        Answer health = client.get("/health").expect(200);
        assertThat(health.field("status")).isEqualTo("UP");
        assertThat(health.field("records")).contains("records.db is damaged");
        assertThat(duty("g1").get("officer").asText()).isEqualTo("Petugas");
        client.callNext("g1").expect(200);

        Files.move(folder.resolve("records.db"), folder.resolve("damaged.db"));
        signOn("g2", "Budi").expect(200);
        assertThat(client.get("/health").expect(200).json().has("records")).isFalse();
    }
}
