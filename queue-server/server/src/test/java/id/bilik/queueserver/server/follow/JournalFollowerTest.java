package id.bilik.queueserver.server.follow;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.MemoryJournal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A time is found in a journal in which a wrong clock was put right. */
class JournalFollowerTest {
    private static final Instant MORNING = Instant.parse("2026-03-10T01:00:00Z");
    private static final long DAY = 86_400;

    private final MemoryJournal journal = new MemoryJournal();
    private long sequence;

    private void happen(Instant at, Event event) {
        journal.append("pekalongan", List.of(EventCodec.encode(new RecordedEvent(++sequence, at, event))));
    }

    private List<Long> from(Instant time, long corrected) {
        List<Long> read = new ArrayList<>();
        JournalFollower.from(time, journal, "pekalongan", corrected, event -> read.add(event.sequence()))
                .followWhile(entry -> read.size() < 2);
        return read;
    }

    @Test
    void what_came_after_a_correction_is_not_sought_before_it() {
        happen(MORNING, new Event.MessageShown("one", null));
        for (int i = 0; i < 8; i++) {
            happen(MORNING.plusSeconds(400 * DAY + i), new Event.MessageShown("of a wrong clock", null));
        }
        happen(MORNING.plusSeconds(60), new Event.ClockCorrected(MORNING.plusSeconds(400 * DAY + 60)));
        happen(MORNING.plusSeconds(DAY), new Event.MessageShown("the next day", null));
        happen(MORNING.plusSeconds(DAY + 1), new Event.MessageShown("and more", null));

        assertThat(from(MORNING.plusSeconds(DAY), 10)).containsExactly(11L, 12L);
        assertThat(from(MORNING.plusSeconds(30), 10)).startsWith(2L);
        assertThat(from(MORNING.plusSeconds(61), 10)).startsWith(11L);
    }
}
