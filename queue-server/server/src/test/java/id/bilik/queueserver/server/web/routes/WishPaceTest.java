package id.bilik.queueserver.server.web.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.bilik.queueserver.server.web.http.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How wishes for bookings are counted by address. */
class WishPaceTest {
    private static final int MOST = 20;

    private long now = 1_000;
    private final WishPace pace = new WishPace(MOST, () -> now);

    private void take(int wishes, String address) {
        for (int i = 0; i < wishes; i++) {
            pace.take(address);
        }
    }

    private void assertRefused(String address) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> pace.take(address))
                .satisfies(refused -> assertThat(refused.body().status()).isEqualTo(429))
                .withMessage("Too many wishes come from this network; please try again in 30 seconds.");
    }

    @Test
    void an_address_has_so_many_at_once_and_then_one_after_the_other() {
        take(MOST, "10.0.0.1");
        assertRefused("10.0.0.1");
        take(MOST, "10.0.0.2");

        now += Duration.ofSeconds(30).toNanos();
        take(1, "10.0.0.1");
        assertRefused("10.0.0.1");
        now += Duration.ofHours(5).toNanos();
        take(MOST, "10.0.0.1");
        assertRefused("10.0.0.1");
    }

    @Test
    void a_house_is_one_address_by_whichever_of_its_own_it_asks() {
        take(MOST / 2, "2001:db8:1:2::1");
        take(MOST / 2, "2001:db8:1:2:ffff::9");
        assertRefused("2001:db8:1:2::3");
        take(1, "2001:db8:1:3::1");
    }

    @Test
    void more_addresses_than_are_counted_apart_share_one_pace_until_others_rest() {
        for (int i = 0; i < WishPace.MOST_ADDRESSES; i++) {
            pace.take("10.1." + i / 256 + "." + i % 256);
        }
        take(MOST - 1, "10.9.0.1");
        take(1, "10.9.0.2");
        assertRefused("10.9.0.3");

        now += WishPace.PERIOD.toNanos();
        take(MOST, "10.9.0.3");
        assertRefused("10.9.0.3");
        take(1, "10.9.0.1");
    }
}
