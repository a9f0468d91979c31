package id.bilik.queueserver.server.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ProofConfig;
import id.bilik.queueserver.server.web.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How live feeds are counted. */
class FeedPlacesTest {
    private final FeedPlaces places = new FeedPlaces(
            new EdgeConfig(3, 2, EdgeConfig.SUGGESTED.wishesPerAddress(), ProofConfig.NEVER));

    @Test
    void a_place_that_is_given_back_twice_counts_once() {
        FeedPlaces.Place first = places.take("10.0.0.1");
        places.take("10.0.0.1");
        first.close();
        first.close();

        assertThat(places.countTaken()).isEqualTo(1);
        places.take("10.0.0.1");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> places.take("10.0.0.1"))
                .satisfies(full -> assertThat(full.body().status()).isEqualTo(503))
                .withMessageContaining("one address");
    }

    @Test
    void what_is_refused_is_not_counted() {
        places.take("10.0.0.1");
        places.take("10.0.0.1");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> places.take("10.0.0.1"));
        places.take("10.0.0.2");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> places.take("10.0.0.3"))
                .withMessageContaining("this server");

        assertThat(places.countTaken()).isEqualTo(3);
        assertThat(places.countAddresses()).isEqualTo(2);
    }

    @Test
    void many_who_come_and_go_at_once_leave_nothing_behind() {
        FeedPlaces roomy = new FeedPlaces(
                new EdgeConfig(10_000, 10_000, EdgeConfig.SUGGESTED.wishesPerAddress(), ProofConfig.NEVER));
        IntStream.range(0, 2_000).parallel().forEach(i -> {
            List<FeedPlaces.Place> taken = new ArrayList<>();
            for (int j = 0; j < 5; j++) {
                taken.add(roomy.take("10.0.0." + (i + j) % 50));
            }
            taken.forEach(FeedPlaces.Place::close);
        });

        assertThat(roomy.countTaken()).isZero();
        assertThat(roomy.countAddresses()).isZero();
    }
}
