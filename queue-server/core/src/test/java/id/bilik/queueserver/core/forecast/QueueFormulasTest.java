package id.bilik.queueserver.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: the textbook formulas in 40-digit arithmetic, rounded to eight digits. */
class QueueFormulasTest {
    @ParameterizedTest
    @CsvSource({"5, 4, 1, .55411255, .55411255", "5, 4.5, 1, .76249322, 1.5249864", "10, 9, 1, .66873152, .66873152",
            "12, 4.2, .5, .18388863, .10216035", "30, 27, 1, .47140837, .15713612"})
    void many_servers_one_queue(int c, double lambda, double mu, double probability, double wait) {
        QueueFormulas.Waiting waiting = QueueFormulas.erlangC(c, lambda, mu);
        assertThat(waiting.probability()).isCloseTo(probability, within(1e-8));
        assertThat(waiting.meanWait()).isCloseTo(wait, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"5, 10, 4, 1, .042485674, .23333666", "10, 15, 9, 1, .061258762, .12627663"})
    void a_room_that_fills_up(int c, int k, double lambda, double mu, double blocked, double wait) {
        QueueFormulas.Blocking blocking = QueueFormulas.finiteRoom(c, k, lambda, mu);
        assertThat(blocking.probability()).isCloseTo(blocked, within(1e-8));
        assertThat(blocking.meanWaitOfAdmitted()).isCloseTo(wait, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"5, 6, 1, .1, .9568403, .17973968", "10, 9, 1, .5, .4689417, .067011715",
            "50, 48, 1, .5, .46777407, .030912249"})
    void participants_who_lose_patience(int c, double lambda, double mu, double theta, double waits, double leaves) {
        QueueFormulas.Abandonment abandonment = QueueFormulas.erlangA(c, lambda, mu, theta);
        assertThat(abandonment.waitProbability()).isCloseTo(waits, within(1e-8));
        assertThat(abandonment.abandonProbability()).isCloseTo(leaves, within(1e-8));
    }

    @Test
    void one_officer_with_six_booths() {
        OfficerRate rate = OfficerRate.of(2);
        QueueFormulas.Waiting calm = QueueFormulas.oneOfficer(rate, 6, .30, 7.5);
        assertThat(calm.probability()).isCloseTo(.30017213, within(1e-8));
        assertThat(calm.meanWait()).isCloseTo(3.1541897, within(1e-7));
        assertThat(QueueFormulas.oneOfficer(rate, 6, .35, 7.5).meanWait()).isCloseTo(13.209757, within(1e-6));
    }

    @Test
    void a_queue_that_grows_without_bound_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QueueFormulas.erlangC(5, 5, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueueFormulas.oneOfficer(OfficerRate.of(0), 6, .2, 7.5));
    }
}
