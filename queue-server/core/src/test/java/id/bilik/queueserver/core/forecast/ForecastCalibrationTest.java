package id.bilik.queueserver.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastCalibrationTest {
    @ParameterizedTest(name = "raw range {0} times as wide, raw wait {1} times as long as it should be")
    @CsvSource({"1, 1", ".4, 1", "3, 1", "1, .6", "1, 1.6"})
    void the_shown_range_holds_in_four_of_five_cases_however_wrong_the_raw_one_is(double width, double scale) {
        ForecastCalibration calibration = new ForecastCalibration(Double.POSITIVE_INFINITY);
        SplittableRandom random = new SplittableRandom(3);
        int held = 0;
        for (int i = 0; i < 4000; i++) {
            double centre = 600 + 1800 * random.nextDouble();
            double waited = centre * Math.exp(.3 * Normal.quantile(random.nextDouble()));
            double likely = centre * scale;
            WaitForecast raw = new WaitForecast(likely * (1 - Math.min(.95, .32 * width)), likely,
                    likely * (1 + .47 * width));
            WaitForecast shown = calibration.calibrate(raw);
            calibration.resolve(i, raw, shown, waited);
            held += i >= 400 && shown.holds(waited) ? 1 : 0;
        }
        assertThat(held / 3600.0).isBetween(.75, .85);
    }

    @Test
    void before_there_are_errors_a_raw_range_is_taken_as_too_narrow_by_a_third() {
        ForecastCalibration calibration = new ForecastCalibration(3600);
        WaitForecast raw = new WaitForecast(1000, 1500, 2000);
        assertThat(halfWidth(calibration.calibrate(raw))).as("seconds, of 500").isCloseTo(667, within(40.0));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 600; i++) {
            double waited = 1500 + 500 / 1.2816 * Normal.quantile(random.nextDouble());
            calibration.resolve(i, raw, raw, waited);
        }
        assertThat(halfWidth(calibration.calibrate(raw))).as("once it is known to be right").isCloseTo(500,
                within(40.0));
    }

    private static double halfWidth(WaitForecast wait) { return (wait.high() - wait.low()) / 2; }

    @Test
    void it_tells_the_error_and_the_share_held_of_the_last_hours_only() {
        ForecastCalibration calibration = new ForecastCalibration(3600);
        WaitForecast shown = new WaitForecast(500, 600, 700);
        calibration.resolve(0, shown, shown, 900);
        calibration.resolve(3000, shown, shown, 650);
        assertThat(calibration.recent(3000)).isEqualTo(new ForecastCalibration.Recent(2, 175, .5));
        assertThat(calibration.recent(4000).meanAbsoluteError()).isCloseTo(50, within(1e-9));
        assertThat(calibration.recent(4000).shareHeld()).isEqualTo(1);
        assertThat(calibration.recent(9000).count()).isZero();
        assertThat(calibration.recent(9000).meanAbsoluteError()).isNaN();
    }

    @Test
    void a_wait_without_end_stays_without_end() {
        WaitForecast endless = new WaitForecast(60, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        ForecastCalibration calibration = new ForecastCalibration(3600);
        calibration.resolve(0, endless, endless, 900);
        assertThat(calibration.calibrate(endless)).isEqualTo(endless);
    }
}
