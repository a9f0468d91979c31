package id.bilik.queueserver.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Check;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a journal written by another version means to this one. */
class EventCodecTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void aFactThatAnOlderVersionDidNotWriteIsAbsent() {
        var old = new JournalEntry(7, AT, "GroupPaused", "{\"group\":\"g1\"}", null);

        assertThat(EventCodec.decode(old).event()).isEqualTo(new Event.GroupPaused("g1", null, null));
        assertThat(EventCodec.decode(new JournalEntry(8, AT, "VisitReturned", "{\"ticket\":\"A001\"}", null)).event())
                .as("it kept its place").isEqualTo(new Event.VisitReturned(new TicketNumber('A', 1), null));
        assertThat(EventCodec.decode(new JournalEntry(9, AT, "VisitDeferred",
                "{\"ticket\":\"A001\",\"until\":\"2026-03-02T02:00:00Z\"}", null)).event())
                .as("it was not called").isEqualTo(new Event.VisitDeferred(new TicketNumber('A', 1),
                        Instant.parse("2026-03-02T02:00:00Z"), null, null));
    }

    @Test
    void a_ticket_of_an_older_version_has_no_language() {
        var old = new JournalEntry(7, AT, "TicketIssued", """
                {"ticket":"A001","service":"jht","priority":"NONE","channel":"OFFLINE",\
                "requestId":"00000000-0000-0000-0000-000000000007","offline":null,"appointment":null}""", null);

        assertThat(EventCodec.decode(old).event()).isEqualTo(new Event.TicketIssued(new TicketNumber('A', 1), "jht",
                Priority.NONE, Channel.OFFLINE, new UUID(0, 7), null, null, null));
    }

    @Test
    void a_late_ticket_of_an_older_version_says_what_it_said_of_its_slip() {
        var old = new JournalEntry(7, AT, "LateTicketRecorded", """
                {"ticket":"A601","service":"jht","priority":"NONE","channel":"OFFLINE",\
                "requestId":"00000000-0000-0000-0000-000000000007","offline":{"kiosk":"k1","date":"2026-03-01",\
                "issuedAt":"2026-03-01T02:00:00Z","exact":true},"printed":true}""", null);

        assertThat(EventCodec.decode(old).event()).isInstanceOfSatisfying(Event.LateTicketRecorded.class,
                late -> assertThat(late.printed() + " " + late.slip()).isEqualTo("true null"));
    }

    @Test
    void aFactThatEveryVersionWroteMustBeThere() {
        var damaged = new JournalEntry(7, AT, "GroupPaused", "{\"reason\":\"lunch\"}", null);

        assertThatThrownBy(() -> EventCodec.decode(damaged)).isInstanceOf(JournalDamaged.class)
                .hasMessage("event 7 cannot be read as GroupPaused: the field group is missing");
    }

    @ParameterizedTest
    @CsvSource({"left, LEFT", "withdrawn, WITHDRAWN", "replaced, REPLACED", "day-over, DAY_OVER",
            "day-closed, DAY_CLOSED", "service-removed, SERVICE_REMOVED", "fire-alarm, OTHER"})
    void the_reason_of_a_leaving_is_a_word_and_an_unknown_one_is_read_too(String word, AbandonReason reason) {
        var entry = new JournalEntry(7, AT, "VisitAbandoned",
                "{\"ticket\":\"A001\",\"reason\":\"" + word + "\"}", null);
        RecordedEvent recorded = EventCodec.decode(entry);

        assertThat(recorded.event()).isEqualTo(new Event.VisitAbandoned(new TicketNumber('A', 1), reason));
        if (reason != AbandonReason.OTHER) {
            assertThat(EventCodec.encode(recorded).data()).isEqualTo(entry.data());
        }
    }

    @Test
    void a_paper_is_written_by_its_id_with_who_saw_it() {
        var checked = new RecordedEvent(7, AT, new Actor.Account("acc-sari"), null,
                new Event.DocumentChecked(new TicketNumber('A', 1), null, "ktp", Check.UNSEEN));
        JournalEntry entry = EventCodec.encode(checked);

        assertThat(entry.data()).isEqualTo(
                "{\"ticket\":\"A001\",\"booth\":null,\"document\":\"ktp\",\"outcome\":\"UNSEEN\"}");
        assertThat(EventCodec.decode(entry)).isEqualTo(checked);
    }

    @Test
    void a_fact_that_is_absent_is_written_as_null() {
        var paused = new RecordedEvent(7, AT, Actor.UNKNOWN, null, new Event.GroupPaused("g1", null, null));

        assertThat(EventCodec.encode(paused).data())
                .isEqualTo("{\"group\":\"g1\",\"reason\":null,\"returnAt\":null}");
    }

    @Test
    void aFactThatOnlyALaterVersionKnowsStopsTheReading() {
        var later = new JournalEntry(7, AT, "GroupPaused", "{\"group\":\"g1\",\"weather\":\"rain\"}", null);

        assertThatThrownBy(() -> EventCodec.decode(later)).isInstanceOf(JournalDamaged.class)
                .hasStackTraceContaining("weather");
    }
}
