package id.bilik.queueserver.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Evolution;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A secret proves one number of one epoch. */
class FollowLinksTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private final FollowLinks links = new FollowLinks("https://q.example",
            "a key that only this test knows".getBytes(StandardCharsets.UTF_8));
    private final Branch first = Branch.unfounded("pekalongan");

    private static Branch restored(Branch branch, int epoch, long incarnation) {
        return Evolution.evolve(branch, new RecordedEvent(branch.sequence() + 1, Instant.parse("2026-03-02T05:00:00Z"),
                new Event.EpochBegan(epoch, new UUID(8, incarnation), MONDAY, MONDAY.plusDays(9), 601)));
    }

    private Optional<FollowLinks.Followed> resolve(String url, Branch branch) {
        return links.resolve(url.substring(url.lastIndexOf('/') + 1),
                id -> Optional.of(branch).filter(known -> known.id().equals(id)));
    }

    @Test
    void links_of_a_branch_that_was_never_restored_are_what_they_always_were() {
        assertThat(links.urlOf(first, MONDAY, new TicketNumber('A', 12)))
                .isEqualTo("https://q.example/follow/pekalongan.260302.A012.12Tu_JzA3xOQghXa");
    }

    @Test
    void a_link_from_before_a_restore_holds_after_it_for_the_same_number() {
        String url = links.urlOf(first, MONDAY, new TicketNumber('A', 12));
        assertThat(resolve(url, restored(first, 1, 1)))
                .contains(new FollowLinks.Followed("pekalongan", MONDAY, new TicketNumber('A', 12)));
    }

    /** As where the clock was behind when the branch was restored, so that a number came twice after all. */
    @Test
    void a_number_that_came_again_after_a_restore_has_another_secret() {
        LocalDate tuesday = MONDAY.plusDays(1);
        Branch restored = restored(first, 1, 1);
        TicketNumber ticket = new TicketNumber('A', 12);
        assertThat(resolve(links.urlOf(first, tuesday, ticket), restored)).isEmpty();
        assertThat(resolve(links.urlOf(restored, tuesday, ticket), restored)).isPresent();
    }

    @Test
    void two_restores_of_one_copy_that_know_nothing_of_each_other_share_no_secret() {
        TicketNumber ticket = new TicketNumber('A', 10_001);
        String one = links.urlOf(restored(first, 1, 1), MONDAY, ticket);
        assertThat(resolve(one, restored(first, 1, 2))).isEmpty();
        assertThat(resolve(one, restored(first, 1, 1))).isPresent();
    }

    @Test
    void a_secret_that_was_altered_or_is_of_another_branch_is_nobodys() {
        String url = links.urlOf(first, MONDAY, new TicketNumber('A', 12));
        assertThat(resolve(url.replace("A012", "A013"), first)).isEmpty();
        assertThat(resolve(url, Branch.unfounded("batang"))).isEmpty();
    }
}
