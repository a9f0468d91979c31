package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.server.journal.file.UnreliableDisk;
import id.bilik.queueserver.server.journal.sealing.DayKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first ticket of a day makes the day's key: whoever was answered keeps the priority through a power cut. */
class DayKeyPowerCutTest {
    private static final int DAYS = 6;

    @TempDir
    Path folder;

    @TempDir
    Path left;

    private final UnreliableDisk disk = new UnreliableDisk();
    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");

    @Test
    void what_was_forced_alone_knows_the_priority_of_the_first_ticket_of_each_day() throws IOException {
        assertEveryFirstTicketKeepsItsPriority(null);
    }

    @Test
    void whichever_later_writes_reached_the_disk_the_first_priority_of_each_day_is_known() throws IOException {
        assertEveryFirstTicketKeepsItsPriority(new SplittableRandom(20261127));
    }

    private void assertEveryFirstTicketKeepsItsPriority(@Nullable SplittableRandom chance) throws IOException {
        try (TestServer server = TestServer.in(folder).with(() -> disk.journal(folder)).withKeys(this::keys)
                .with(clock).start()) {
            for (int day = 0; day < DAYS; day++) {
                String date = clock.instant().atZone(server.branch().state().plan().zone()).toLocalDate().toString();
                Awaitility.await().until(() -> server.client().get(BRANCH + "/staff").expect(200).json()
                        .at("/day/date").asText().equals(date));
                String ticket = server.client().post(BRANCH + "/tickets", "{\"requestId\":\"" + UUID.randomUUID()
                        + "\",\"service\":\"jht\",\"priority\":\"disabled\"}").expect(201).field("ticket");
                Path cut = Files.createDirectory(left.resolve("cut" + day));
                if (chance == null) {
                    disk.leaveForced(folder, cut);
                } else {
                    disk.leaveAfterPowerCut(folder, cut, chance);
                }
                assertKnown(cut, ticket, date);
                clock.advance(Duration.ofDays(1));
            }
        }
    }

    private DayKeys keys() {
        try {
            return DayKeys.open(folder, disk, new SecureRandom());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private void assertKnown(Path cut, String ticket, String date) {
        try (TestServer survivor = TestServer.in(cut).with(clock).start()) {
            assertThat(survivor.client().get(BRANCH + "/tickets/" + ticket).expect(200).field("priority"))
                    .as("on " + date).isEqualTo("disabled");
        }
    }
}
