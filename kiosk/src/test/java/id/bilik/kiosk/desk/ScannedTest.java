package id.bilik.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.kiosk.desk.Scanned.NoCheckIn.Why;
import id.bilik.kiosk.slip.Words;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ScannedTest {

    private static final Words INDONESIAN = Words.find("id").orElseThrow();
    private final Scanned.NoCheckIn early = new Scanned.NoCheckIn(Why.EARLY,
            OffsetDateTime.parse("2026-03-02T08:20:00+07:00"));

    @Test
    void of_today_the_time_is_enough_and_of_any_other_day_the_day_is_said() {
        assertThat(early.findWhen(LocalDate.parse("2026-03-02"), INDONESIAN)).contains("08.20");
        assertThat(early.findWhen(LocalDate.parse("2026-03-01"), INDONESIAN)).contains("Senin, 2 Maret, 08.20");
        assertThat(early.findWhen(null, INDONESIAN)).contains("Senin, 2 Maret, 08.20");
        assertThat(new Scanned.NoCheckIn(Why.AWAY, null).findWhen(null, INDONESIAN)).isEmpty();
    }
}
