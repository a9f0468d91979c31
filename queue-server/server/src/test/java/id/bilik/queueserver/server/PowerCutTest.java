package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.server.journal.file.UnreliableDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was answered had been forced to the disk: what a power cut leaves knows it. */
class PowerCutTest {
    private static final String NOON = "2026-03-10T12:00:00";

    @TempDir
    Path folder;

    @TempDir
    Path left;

    private int number;

    private final UnreliableDisk disk = new UnreliableDisk();
    private TestServer server;
    private Client client;

    /** What was left at a moment, and what had been answered by then. */
    private record Cut(Path left, List<UUID> answered) {}

    @BeforeEach
    void start() {
        server = TestServer.in(folder).with(() -> disk.journal(folder))
                .with(SettableClock.at(NOON, "Asia/Jakarta")).start();
        client = server.client();
    }

    @AfterEach
    void stop() { server.close(); }

    @Test
    void every_answer_was_forced_before_it_was_given() {
        client.signOn("g1");
        for (int i = 0; i < 20; i++) {
            int before = disk.forces();
            client.ticket("jht");
            int issued = disk.forces();
            assertThat(issued).as("forces by ticket %d", i).isGreaterThan(before);
            String booth = client.callNext("g1").expect(200).field("booth");
            int called = disk.forces();
            assertThat(called).as("forces by call %d", i).isGreaterThan(issued);
            client.inBooth(booth, "no-show").expect(200);
            assertThat(disk.forces()).as("forces by no-show %d", i).isGreaterThan(called);
        }
    }

    @Test
    void what_was_forced_alone_knows_every_answered_ticket() throws IOException {
        List<UUID> answered = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            UUID request = UUID.randomUUID();
            client.issue(request, "jht").expect(201);
            answered.add(request);
            cuts.add(new Cut(leave(null), List.copyOf(answered)));
        }
        for (Cut cut : cuts) {
            assertSurvived(cut);
        }
    }

    @Test
    void whichever_of_the_later_writes_reached_the_disk_no_answered_ticket_is_lost() throws Exception {
        SplittableRandom chance = new SplittableRandom(20261122);
        List<UUID> answered = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            answered.addAll(AllAtOnce.run(chance.nextInt(1, 30), i -> {
                UUID request = UUID.randomUUID();
                client.issue(request, "jht").expect(201);
                return request;
            }));
            cuts.add(new Cut(leave(chance), List.copyOf(answered)));
        }
        for (Cut cut : cuts) {
            assertSurvived(cut);
        }
    }

    /** What is surely on the disk, or that and whatever else by chance. */
    private Path leave(@Nullable SplittableRandom chance) throws IOException {
        Path after = Files.createDirectory(left.resolve("cut" + number++));
        if (chance == null) {
            disk.leaveForced(folder, after);
        } else {
            disk.leaveAfterPowerCut(folder, after, chance);
        }
        return after;
    }

    private static void assertSurvived(Cut cut) {
        try (TestServer survivor = TestServer.in(cut.left).with(SettableClock.at(NOON, "Asia/Jakarta")).start()) {
            Client asking = survivor.client();
            for (UUID request : cut.answered) {
                asking.issue(request, "jht").expect(200);
            }
            assertThat(asking.journal("TicketIssued")).hasSizeGreaterThanOrEqualTo(cut.answered.size());
            assertThat(asking.get(BRANCH + "/tickets/A001").status()).isEqualTo(200);
        }
    }
}
