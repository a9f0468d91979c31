package id.bilik.queueserver.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.lab.demo.Outage.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a presenter may ask to go wrong. */
class OutageRequestTest {
    @Test
    void several_may_be_asked_for_and_nine_o_clock_is_usual() {
        assertThat(Outage.of("server, printer@09:30,officer@10:05")).containsExactly(
                new Outage(Kind.SERVER, Duration.ofMinutes(60)), new Outage(Kind.PRINTER, Duration.ofMinutes(90)),
                new Outage(Kind.OFFICER, Duration.ofMinutes(125)));
        assertThat(Outage.of("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fire", "server@", "server@nine", "printer@07:59", "server,,officer"})
    void anything_else_is_refused_with_what_there_is(String text) {
        assertThatThrownBy(() -> Outage.of(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("demo.outage takes server, printer, officer");
    }

    @Test
    void without_a_demo_nothing_is_played_that_could_fail() {
        assertThatThrownBy(() -> DemoDay.of("", "", "", "server")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a demo");
    }
}
