package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.backup.BackupWatch;
import id.bilik.queueserver.server.configuration.AccessConfig;
import id.bilik.queueserver.server.configuration.BoardConfig;
import id.bilik.queueserver.server.configuration.ConversationConfig;
import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ScreenAddresses;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.sealing.Sealed;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.papers.PaperDesk;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.settings.OtherBranches;
import id.bilik.queueserver.server.settings.Settings;
import id.bilik.queueserver.server.settings.ShippedPlan;
import id.bilik.queueserver.server.technician.Devices;
import id.bilik.queueserver.server.training.Training;
import id.bilik.queueserver.server.web.WebServer;
import id.bilik.queueserver.server.web.WebSettings;
import id.bilik.queueserver.server.web.http.Timeouts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two branches of different plans in one process: nothing of the one is seen in the other. */
class TwoBranchesTest {
    private static final String ONE = "/api/branches/pekalongan";
    private static final String OTHER = "/api/branches/tegal";

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    private SealingJournal journal;
    private Records records;
    private OpenBranch pekalongan;
    private OpenBranch tegal;
    private WebServer web;
    private Client client;

    @BeforeEach
    void open() throws InterruptedException {
        journal = Sealed.in(folder, FileJournal.open(folder));
        records = Records.inFolder(folder, clock);
        pekalongan = open(ShippedPlan.read());
        tegal = open(ofTegal(ShippedPlan.read()));
        Branches branches = new Branches(List.of(pekalongan, tegal));
        Training training = new Training(branches, folder,
                (place, zone) -> Sealed.in(place, FileJournal.open(place)), clock, records.accounts());
        web = new WebServer(branches, journal, records,
                new AccessControl(records, clock, new SecureRandom(), Optional.of(TestServer.RUN)),
                new FollowLinks("http://127.0.0.1:7070", "a key of this test".getBytes(StandardCharsets.UTF_8)),
                new WebSettings("test", ScreenAddresses.SUGGESTED, BoardConfig.SUGGESTED,
                        new Settings(folder), training, EdgeConfig.SUGGESTED, () -> BackupWatch.NONE,
                        AccessConfig.SUGGESTED, ConversationConfig.SUGGESTED, Timeouts.USUAL, OtherBranches.NONE,
                        PaperDesk.in(folder, records.papers(), journal, clock, new SecureRandom())));
        web.start("127.0.0.1", 0);
        client = new Client(URI.create("http://127.0.0.1:" + web.port())).with(TestServer.RUN.apiKey());
    }

    private OpenBranch open(BranchPlan plan) throws InterruptedException {
        OpenBranch branch = OpenBranch.open(plan, BoothChoice.LIGHTEST_LOAD,
                journal, clock::instant, new Devices(clock, change -> {}), records.accounts(), List.of());
        branch.startForecasts();
        return branch;
    }

    /** Another name, and only the first group. */
    private static BranchPlan ofTegal(BranchPlan plan) {
        return new BranchPlan("tegal", "Kantor Cabang Tegal", plan.zone(), plan.languages(), plan.services(),
                plan.groups().subList(0, 1), plan.hours(), plan.rules(), plan.reserved());
    }

    @AfterEach
    void close() {
        web.close();
        pekalongan.close();
        tegal.close();
        records.close();
        journal.close();
    }

    @Test
    void each_has_its_own_plan() {
        assertThat(client.get(OTHER).expect(200).field("name")).isEqualTo("Kantor Cabang Tegal");
        assertThat(client.get(OTHER + "/groups/g2").problem(404)).contains("g2");
        client.get(ONE + "/groups/g2").expect(200);
    }

    @Test
    void a_ticket_of_the_one_waits_in_the_one_alone() {
        client.post(ONE + "/tickets", Client.wish(new UUID(0, 1), "jht")).expect(201);
        Answer there = client.post(OTHER + "/tickets", Client.wish(new UUID(0, 1), "jht")).expect(201);

        // the same request id in another branch is another wish, and numbers are each branch's own
        assertThat(there.field("ticket")).isEqualTo("A001");
        assertThat(there.field("branch")).isEqualTo("tegal");
        assertThat(pekalongan.state().queue().size()).isEqualTo(1);
        assertThat(tegal.state().queue().size()).isEqualTo(1);
    }

    @Test
    void an_officer_a_note_and_a_device_of_the_one_are_not_in_the_other() {
        client.post(ONE + "/groups/g1/sign-on", "{\"officer\":\"Sari\"}").expect(200);
        client.post(ONE + "/tickets", Client.wish(new UUID(0, 1), "jht")).expect(201);
        client.post(OTHER + "/tickets", Client.wish(new UUID(0, 2), "jht")).expect(201);
        client.put(ONE + "/tickets/A001/note", "{\"text\":\"comes with an interpreter\"}").expect(200);
        pekalongan.devices().connected("screen-board");

        assertThat(client.get(OTHER + "/groups/g1").expect(200).text()).doesNotContain("Sari", "interpreter");
        assertThat(tegal.state().findGroup("g1").orElseThrow().isOnDuty()).isFalse();
        assertThat(client.get(ONE + "/devices").expect(200).json().get("devices")).hasSize(1);
        assertThat(client.get(OTHER + "/devices").expect(200).json().get("devices")).isEmpty();
    }

    @Test
    void what_the_one_learns_changes_no_forecast_of_the_other() {
        String before = client.get(OTHER).expect(200).json().get("services").toString();
        client.post(ONE + "/groups/g1/sign-on", "{\"officer\":\"Sari\"}").expect(200);
        for (int visit = 1; visit <= 5; visit++) {
            client.post(ONE + "/tickets", Client.wish(new UUID(0, visit), "jht")).expect(201);
            client.post(ONE + "/groups/g1/call-next", "{}").expect(200);
            client.post(ONE + "/booths/1/arrive", "").expect(200);
            clock.advance(Duration.ofMinutes(40));
            client.post(ONE + "/booths/1/complete", "{}").expect(200);
        }
        assertThat(client.get(OTHER + "/journal?after=0").expect(200).text()).doesNotContain("TicketCalled");
        assertThat(client.get(OTHER).expect(200).json().get("services").toString()).isEqualTo(before);
    }
}
