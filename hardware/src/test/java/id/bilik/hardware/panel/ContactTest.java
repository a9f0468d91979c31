package id.bilik.hardware.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactTest {

    private static final Instant START = Instant.parse("2026-03-02T01:15:00Z");

    private final Contact contact = new Contact(Duration.ofMillis(20), Duration.ofMillis(1_500),
            Duration.ofSeconds(10));
    private final List<String> happened = new ArrayList<>();

    @Test
    void a_bouncing_contact_is_one_press() {
        closes(0);
        opens(1);
        closes(2);
        opens(3);
        closes(4);
        passes(200);
        opens(200);
        closes(202);
        opens(203);
        passes(400);

        assertThat(happened).containsExactly("24 PRESSED", "223 RELEASED");
    }

    @Test
    void a_spark_on_the_cable_is_no_press() {
        closes(0);
        opens(19);
        passes(1_000);

        assertThat(happened).isEmpty();
    }

    @Test
    void each_press_counts() {
        closes(0);
        opens(50);
        closes(150);
        opens(250);
        passes(1_000);

        assertThat(happened).containsExactly("20 PRESSED", "70 RELEASED", "170 PRESSED", "270 RELEASED");
    }

    @Test
    void a_button_that_stays_down_is_stuck_until_it_is_released() {
        closes(0);
        passes(10_000);
        assertThat(contact.isStuck()).isTrue();

        opens(60_000);
        passes(60_020);

        assertThat(happened).containsExactly("20 PRESSED", "1500 HELD", "10000 STUCK", "60020 RELEASED");
        assertThat(contact.isStuck()).isFalse();
    }

    @Test
    void a_press_of_a_second_and_a_half_is_a_long_one() {
        closes(0);
        opens(1_490);
        closes(2_000);
        opens(3_600);
        passes(4_000);

        assertThat(happened).containsExactly("20 PRESSED", "1510 RELEASED", "2020 PRESSED", "3500 HELD",
                "3620 RELEASED");
    }

    @Test
    void a_button_that_was_down_before_the_panel_started_is_nobodys_long_press() {
        contact.start(true, START);
        passes(10_000);

        assertThat(happened).containsExactly("10000 STUCK");
    }

    private void closes(long millis) {
        passes(millis);
        contact.edge(true, START.plusMillis(millis));
    }

    private void opens(long millis) {
        passes(millis);
        contact.edge(false, START.plusMillis(millis));
    }

    /** Time passes from deadline to deadline, as the adapter lets it. */
    private void passes(long millis) {
        Instant end = START.plusMillis(millis);
        for (Optional<Instant> next = contact.nextDeadline(); next.isPresent()
                && !next.get().isAfter(end); next = contact
                        .nextDeadline()) {
            Instant now = next.get();
            contact.pass(now)
                    .ifPresent(signal -> happened.add(Duration.between(START, now).toMillis() + " " + signal));
        }
    }
}
