package id.bilik.kiosk.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitWordsTest {

    private static final Words INDONESIAN = Words.find("id").orElseThrow();
    private static final Words ENGLISH = Words.find("en").orElseThrow();

    @ParameterizedTest(name = "{0} to {1} seconds are {2}")
    @CsvSource(delimiter = '|', textBlock = """
            0    | 0     | kurang dari 2 menit
            0    | 119   | kurang dari 2 menit
            119  | 119   | kurang dari 2 menit
            0    | 120   | sampai 2 menit
            59   | 121   | sampai 3 menit
            60   | 120   | 1-2 menit
            120  | 120   | 2-3 menit
            119  | 180   | 1-3 menit
            540  | 600   | 9-10 menit
            600  | 601   | 10-12 menit
            719  | 720   | 10-12 menit
            720  | 721   | 12-15 menit
            720  | 1200  | 12-20 menit
            899  | 1201  | 12-25 menit
            900  | 900   | 15-20 menit
            1800 | 2101  | 30-40 menit
            2999 | 3001  | 45-60 menit
            3000 | 3600  | 50-60 menit
            3599 | 3601  | 50-75 menit
            3600 | 3600  | 60-75 menit
            4499 | 4500  | 60-75 menit
            4500 | 6300  | 75-105 menit
            5400 | 6301  | 1,5-2 jam
            5400 | 7200  | 1,5-2 jam
            7199 | 7201  | 1,5-2,5 jam
            7200 | 9000  | 2-2,5 jam
            7200 | 7200  | 2-2,5 jam
            9000 | 9001  | 2,5-3 jam
            1799 | 10800 | sampai 3 jam
            """)
    void a_wait_is_a_range_of_round_numbers(long low, long high, String expected) {
        assertThat(WaitWords.of(new Wait(low, high), INDONESIAN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 60   | less than 2 minutes
            0    | 290  | up to 5 minutes
            720  | 1200 | 12-20 minutes
            7200 | 9000 | 2-2.5 hours
            0    | 9000 | up to 2.5 hours
            """)
    void english_says_the_same_with_its_own_point(long low, long high, String expected) {
        assertThat(WaitWords.of(new Wait(low, high), ENGLISH)).isEqualTo(expected);
    }

    @Test
    void the_words_never_promise_more_than_the_forecast() {
        for (int low = 0; low < 20_000; low += 7) {
            for (int high = Math.max(low, 120); high < 20_000; high += 491) {
                double[] said = secondsSaid(WaitWords.of(new Wait(low, high), ENGLISH));
                assertThat(said[0]).as("%d-%d", low, high).isLessThanOrEqualTo(low);
                assertThat(said[1]).as("%d-%d", low, high).isGreaterThanOrEqualTo(high).isGreaterThan(said[0]);
            }
        }
    }

    @Test
    void a_wait_that_ends_before_it_begins_is_a_bug() {
        assertThatThrownBy(() -> new Wait(10, 9)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] secondsSaid(String words) {
        double unit = words.endsWith("hours") ? 3600 : 60;
        String[] ends = words.replace("up to ", "0-").split(" ", -1)[0].split("-", -1);
        return new double[]{Double.parseDouble(ends[0]) * unit, Double.parseDouble(ends[1]) * unit};
    }
}
