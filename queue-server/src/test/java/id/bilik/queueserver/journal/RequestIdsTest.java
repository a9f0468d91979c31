package id.bilik.queueserver.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestIdsTest {
    private final RequestIds ids = new RequestIds();

    @Test
    void anything_may_be_there_until_every_entry_was_read() {
        assertThat(ids.mayHold(new UUID(1, 2))).isTrue();
        ids.complete();
        assertThat(ids.mayHold(new UUID(1, 2))).isFalse();
    }

    @Test
    void what_was_added_is_found_however_many_there_are_and_although_they_are_counted() {
        ids.complete();
        for (int i = 0; i < 100_000; i++) {
            ids.add(new UUID(0, i));
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(ids.mayHold(new UUID(0, i))).isTrue();
        }
        int strangers = 0;
        for (int i = 100_000; i < 200_000; i++) {
            strangers += ids.mayHold(new UUID(0, i)) ? 1 : 0;
        }
        assertThat(strangers).isZero();
    }
}
