package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.server.journal.Snapshot;
import id.bilik.queueserver.server.journal.SnapshotCodec;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.sealing.Sealed;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.runtime.BranchRestore;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Which papers were seen, by whom and when: journalled, and told as a report. */
class VerificationRoutesTest extends AtOneServer {
    private static final String TICKED = "{\"ticked\":true}";

    private String seated() {
        client.signOn("g1");
        return seatedThere();
    }

    private String seatedThere() {
        String ticket = client.ticket("jht");
        client.callNext("g1").expect(200);
        client.inBooth("1", "arrive").expect(200);
        return ticket;
    }

    private static String paper(String ticket, String id) { return BRANCH + "/tickets/" + ticket + "/documents/" + id; }

    private static String report(String ticket) { return BRANCH + "/tickets/" + ticket + "/verification"; }

    private Answer ask(String who, String method, String path, String body) {
        return client.told(client.anonymous().request(path).header("Content-Type", "application/json")
                .header("Origin", "http://127.0.0.1:" + server.port())
                .header("Cookie", "bilik=" + SignedIn.secret(who, TestServer.RUN, client.at("/")))
                .method(method, BodyPublishers.ofString(body)).build());
    }

    private static JsonNode of(JsonNode report, String id) {
        for (JsonNode paper : report.get("documents")) {
            if (paper.get("id").asText().equals(id)) {
                return paper;
            }
        }
        throw new AssertionError("no paper " + id + " in " + report);
    }

    private List<String> ticked(String ticket) {
        List<String> ticked = new ArrayList<>();
        for (JsonNode paper : client.get(report(ticket)).expect(200).json().get("documents")) {
            if (paper.get("ticked").asBoolean()) {
                ticked.add(paper.get("id").asText());
            }
        }
        return ticked;
    }

    @Test
    void what_was_seen_is_journalled_once_by_its_id_with_the_officer() {
        ask("officer g1", "POST", BRANCH + "/groups/g1/sign-on", "").expect(200);
        String ticket = seatedThere();
        ask("officer g1", "PUT", paper(ticket, "ktp"), TICKED).expect(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(ask("officer g1", "PUT", paper(ticket, "ktp"), TICKED).expect(200).json().get("ticked").toString())
                .isEqualTo("[\"ktp\"]");

        JsonNode event = client.journal("DocumentChecked").getFirst();
        assertThat(client.journal("DocumentChecked")).hasSize(1);
        assertThat(event.get("document").asText() + " " + event.get("outcome").asText() + " "
                + event.get("booth").asText()).isEqualTo("ktp SEEN 1");
        assertThat(event.at("/actor/kind").asText()).isEqualTo("account");

        JsonNode seen = of(client.get(report(ticket)).expect(200).json(), "ktp");
        assertThat(seen.get("ticked").asBoolean() && seen.get("required").asBoolean()).isTrue();
        assertThat(seen.at("/text/id").asText()).contains("KTP");
        assertThat(seen.get("at").asText()).isEqualTo("2026-03-10T09:00:00+07:00");
        assertThat(seen.at("/by/name").asText()).isEqualTo("Rina (g1)");
        assertThat(seen.at("/by/account").asText()).isEqualTo(event.at("/actor/account").asText());
    }

    @Test
    void the_report_stays_when_the_visit_has_ended_and_on_the_days_after() {
        String ticket = seated();
        client.put(paper(ticket, "ktp"), TICKED).expect(200);
        client.put(paper(ticket, "kpj"), TICKED).expect(200);
        clock.advance(Duration.ofMinutes(1));
        client.put(paper(ticket, "kpj"), "{\"ticked\":false}").expect(200);
        assertThat(client.get(report(ticket)).expect(200).json().has("completedAt")).isFalse();
        client.post(BRANCH + "/booths/1/complete", "{\"outcome\":\"documents-missing\"}").expect(200);
        assertThat(client.put(paper(ticket, "kpj"), TICKED).expect(409).field("refusal")).isEqualTo("WrongStage");

        clock.advance(Duration.ofDays(1));
        client.ticket("jkk");
        assertThat(client.get(report(ticket)).problem(404)).isEqualTo("There is no ticket A001 here on 2026-03-11.");
        JsonNode report = client.get(report(ticket) + "?date=2026-03-10").expect(200).json();
        assertThat(report.get("service").asText() + " " + report.get("outcome").asText() + " "
                + report.get("booth").asText()).isEqualTo("jht documents-missing 1");
        assertThat(report.get("completedAt").asText()).isEqualTo("2026-03-10T09:01:00+07:00");
        assertThat(report.at("/servedBy/name").asText()).isEqualTo("Sari");
        assertThat(report.get("purged").asBoolean()).isFalse();
        assertThat(of(report, "ktp").at("/by/key").asText()).isEqualTo("key-of-this-run");
        assertThat(of(report, "kpj").get("ticked").asBoolean()).isFalse();
        assertThat(of(report, "kpj").get("at").asText()).as("taken back").isEqualTo("2026-03-10T09:01:00+07:00");
        assertThat(of(report, "kk").has("at")).isFalse();
    }

    @Test
    void a_restart_keeps_what_was_seen_with_a_snapshot_and_with_one_of_an_earlier_version() {
        String ticket = seated();
        client.put(paper(ticket, "ktp"), TICKED).expect(200);
        server.close();
        try (SealingJournal journal = Sealed.in(folder, FileJournal.open(folder))) {
            BranchRestore.Restored restored = BranchRestore.restore("pekalongan", journal);
            assertThat(restored.snapshot()).isPositive();
            assertThat(restored.branch().getVisit(new TicketNumber('A', 1)).seen()).containsExactly("ktp");

            journal.saveSnapshot("pekalongan",
                    new Snapshot(restored.snapshot(), SnapshotCodec.FORMAT - 1,
                            "{\"visits\":[{\"ticket\":\"A001\"}]}"));
            assertThat(BranchRestore.restore("pekalongan", journal).snapshot()).isZero();
        }
        start();
        assertThat(ticked(ticket)).containsExactly("ktp");
        assertThat(client.get(BRANCH + "/booths/1").expect(200).json().at("/visit/documents").toString())
                .containsOnlyOnce("\"ticked\":true");
        client.put(paper(ticket, "ktp"), TICKED).expect(200);
        assertThat(client.journal("DocumentChecked")).hasSize(1);
    }

    @Test
    void a_transfer_takes_along_what_was_seen() {
        String ticket = seated();
        client.put(paper(ticket, "ktp"), TICKED).expect(200);
        client.post(BRANCH + "/booths/1/transfer", "{\"service\":\"jkk\"}").expect(200);
        assertThat(ticked(ticket)).containsExactly("ktp");
    }

    @Test
    void the_report_is_for_officers_and_overseers() {
        String ticket = seated();
        for (String who : List.of("officer g2", "supervisor", "auditor")) {
            ask(who, "GET", report(ticket), "").expect(200);
        }
        ask("technician", "GET", report(ticket), "").expect(403);
        client.with(TestServer.RUN.kioskKey("kiosk-1")).get(report(ticket)).expect(403);
        ask("auditor", "PUT", paper(ticket, "ktp"), TICKED).expect(403);
        assertThat(client.get(report("A099")).problem(404)).isEqualTo("There is no ticket A099 here on 2026-03-10.");
        assertThat(client.get(report(ticket) + "?date=gestern").problem(400)).contains("2026-11-22");
        assertThat(client.put(paper(ticket, "foto"), TICKED).problem(404)).contains("no document foto", "kpj, ktp");
    }

    @Test
    void after_ninety_days_nobody_knows_which_papers_they_were_and_the_report_says_so() throws Exception {
        String ticket = seated();
        client.put(paper(ticket, "ktp"), TICKED).expect(200);
        clock.advance(Duration.ofDays(91));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.get(BRANCH + "/staff").expect(200).json()
                .at("/day/date").asText().equals("2026-06-09"));
        server.purge().run();

        assertThat(client.journal("DocumentChecked").getFirst().get("document").isNull()).isTrue();
        JsonNode report = client.get(report(ticket) + "?date=2026-03-10").expect(200).json();
        assertThat(report.get("purged").asBoolean()).isTrue();
        assertThat(report.get("documents")).allSatisfy(paper -> assertThat(paper.has("at")).isFalse());
    }
}
