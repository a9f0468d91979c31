package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.SlipCounts;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.server.journal.Snapshot;
import id.bilik.queueserver.server.journal.SnapshotCodec;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.sealing.Sealed;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.runtime.BranchRestore;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A slip that was not proved is a state of its own, until its participant says what became of it. */
class SlipRoutesTest extends AtOneServer {
    @Test
    void a_slip_that_was_not_proved_is_neither_printed_nor_failed_in_any_view() {
        String ticket = client.ticket("jht");
        assertThat(report(ticket, "unconfirmed").field("slip")).isEqualTo("unconfirmed");

        assertThat(client.journal("SlipUnconfirmed")).singleElement()
                .satisfies(event -> assertThat(event.get("ticket").asText()).isEqualTo(ticket));
        assertThat(client.journal("SlipPrinted")).isEmpty();
        assertThat(explained(ticket)).isEqualTo("unconfirmed");
        JsonNode staff = client.get(BRANCH + "/staff").expect(200).json();
        assertThat(staff.at("/today/printUnconfirmed") + " " + staff.at("/today/printFailed")).isEqualTo("1 0");
        assertThat(staff.get("printFailures")).isEmpty();
        assertThat(counts("/devices")).isEqualTo("0 proved, 1 unconfirmed, 0 failed");

        assertThat(report(ticket, "failed").field("slip")).isEqualTo("failed");
        assertThat(counts("/devices")).isEqualTo("0 proved, 0 unconfirmed, 1 failed");
        assertThat(report(ticket, "printed").field("slip")).isEqualTo("printed");
        assertThat(report(ticket, "unconfirmed").field("slip")).as("paper stays out").isEqualTo("printed");
        assertThat(counts("/devices") + "; " + counts("/history"))
                .isEqualTo("1 proved, 0 unconfirmed, 0 failed; 1 proved, 0 unconfirmed, 0 failed");
        assertThat(report(ticket, "perhaps").problem(400)).contains("printed, unconfirmed or failed");
    }

    @Test
    void a_reserved_ticket_may_come_with_a_slip_that_was_not_proved() {
        String number = client.post(BRANCH + "/kiosks/k1/leases", "{\"holder\":\"" + UUID.randomUUID() + "\"}")
                .expect(200).json().at("/leases/0/numbers/0/ticket").asText();

        client.post(BRANCH + "/reserved-tickets", """
                {"requestId":"%s","ticket":"%s","service":"jht","kiosk":"k1","date":"2026-03-10","issuedAt":"%s",\
                "outcome":"unconfirmed","language":"en"}""".formatted(UUID.randomUUID(), number, clock.instant()))
                .expect(200);

        Answer ticket = client.get(BRANCH + "/tickets/" + number).expect(200);
        assertThat(ticket.field("slip")).isEqualTo("unconfirmed");
        assertThat(ticket.field("language")).isEqualTo("en");
    }

    @Test
    void the_counts_of_a_day_outlive_a_restart_and_the_day() {
        String ticket = client.ticket("jht");
        report(ticket, "unconfirmed");
        report(client.ticket("jht"), "failed");
        report(client.ticket("jht"), "printed");
        server.close();
        try (SealingJournal journal = Sealed.in(folder, FileJournal.open(folder))) {
            BranchRestore.Restored restored = BranchRestore.restore("pekalongan", journal);
            assertThat(restored.snapshot()).isPositive();
            assertThat(restored.branch().tally().slips()).isEqualTo(new SlipCounts(1, 1, 1));
            assertThat(restored.branch().getVisit(new TicketNumber('A', 1)).slip()).isEqualTo(Visit.Slip.UNCONFIRMED);

            journal.saveSnapshot("pekalongan", new Snapshot(restored.snapshot(), SnapshotCodec.FORMAT - 1, "{}"));
            BranchRestore.Restored replayed = BranchRestore.restore("pekalongan", journal);
            assertThat(replayed.snapshot()).isZero();
            assertThat(replayed.branch()).isEqualTo(restored.branch());
        }
        start();
        assertThat(counts("/devices")).isEqualTo("1 proved, 1 unconfirmed, 1 failed");

        clock.advance(Duration.ofDays(1));
        client.ticket("jht");
        assertThat(counts("/devices")).isEqualTo("0 proved, 0 unconfirmed, 0 failed");
        assertThat(counts("/history?date=2026-03-10")).isEqualTo("1 proved, 1 unconfirmed, 1 failed");
    }

    private Answer report(String ticket, String outcome) {
        return client.post(BRANCH + "/tickets/" + ticket + "/printed", "{\"outcome\":\"" + outcome + "\"}");
    }

    private String explained(String ticket) {
        return client.get(BRANCH + "/tickets/" + ticket + "/explanation").expect(200).field("slip");
    }

    private String counts(String route) {
        JsonNode slips = client.get(BRANCH + route).expect(200).json().get("slips");
        return "%s proved, %s unconfirmed, %s failed".formatted(slips.get("proved"), slips.get("unconfirmed"),
                slips.get("failed"));
    }
}
