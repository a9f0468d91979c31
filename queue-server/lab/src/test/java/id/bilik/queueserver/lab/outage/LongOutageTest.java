package id.bilik.queueserver.lab.outage;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.ReservedPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Eight hours without a server, on a day of three hundred people: everybody gets a number. */
class LongOutageTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final int PEOPLE = 300;
    /** Of a hundred people, as many come for each. */
    private static final List<String> HUNDRED = hundred("jht 45", "info 25", "jp 10", "kolektif 8", "jkk 7", "jkm 5");

    @Test
    void after_one_day_of_experience_the_kiosk_has_a_number_for_everybody_who_comes_on_the_next() {
        for (long seed = 0; seed < 4; seed++) {
            BranchInMemory server = new BranchInMemory(MORNING, ReservedPlan.DEFAULT);
            Random chance = new Random(seed);
            server.decide(new Command.PassTime());
            for (int person = 0; person < PEOPLE; person++) {
                server.decide(new Command.IssueTicket(uuid(chance), wish(chance), Priority.NONE, Channel.OFFLINE));
            }
            server.now = MORNING.plus(Duration.ofDays(1));
            assertThat(turnedAway(server, chance, 1)).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void on_the_first_day_of_all_the_plan_says_how_many_may_come() {
        assertThat(turnedAway(new BranchInMemory(MORNING, null), new Random(1), 1)).isEmpty();
    }

    /** Blocks of twenty, as they were without experience: what this test would see if they were never larger. */
    @Test
    void blocks_of_twenty_would_not_do() {
        assertThat(turnedAway(new BranchInMemory(MORNING, ReservedPlan.DEFAULT), new Random(1), 1))
                .contains("jht", "info");
    }

    /** Half the people stand at each, until the one that nobody expected to break takes all of them. */
    @Test
    void of_two_kiosks_each_can_serve_all() {
        BranchInMemory server = new BranchInMemory(MORNING, null);
        Random chance = new Random(2);
        assertThat(turnedAway(server, chance, 2)).isEmpty();
        assertThat(server.branch().visits().values()).hasSize(PEOPLE);
    }

    /** What those came for who got no number while the line was down from the morning on; then it comes back. */
    private static List<String> turnedAway(BranchInMemory server, Random chance, int count) {
        server.decide(new Command.PassTime());
        List<KioskInTrouble> kiosks = new ArrayList<>();
        for (int kiosk = 1; kiosk <= count; kiosk++) {
            kiosks.add(new KioskInTrouble("k" + kiosk, server, chance));
        }
        kiosks.forEach(KioskInTrouble::work);
        kiosks.forEach(kiosk -> kiosk.line.down = true);
        kiosks.forEach(KioskInTrouble::work);
        List<String> turnedAway = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            server.now = server.now.plusSeconds(Duration.ofHours(8).toSeconds() / PEOPLE);
            String service = wish(chance);
            KioskInTrouble kiosk = kiosks.get(person < PEOPLE / 2 ? person % count : 0);
            if (kiosk.take(uuid(chance), service).isEmpty()) {
                turnedAway.add(service);
            }
        }
        kiosks.forEach(kiosk -> kiosk.line.down = false);
        kiosks.forEach(KioskInTrouble::work);
        new Books(server, kiosks).balance();
        return turnedAway;
    }

    private static String wish(Random chance) { return HUNDRED.get(chance.nextInt(HUNDRED.size())); }

    private static UUID uuid(Random chance) { return new UUID(chance.nextLong(), chance.nextLong()); }

    private static List<String> hundred(String... shares) {
        List<String> people = new ArrayList<>();
        for (String share : shares) {
            String[] parts = share.split(" ", -1);
            people.addAll(Collections.nCopies(Integer.parseInt(parts[1]), parts[0]));
        }
        return List.copyOf(people);
    }
}
