package id.bilik.queueserver.lab.outage;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.deciding.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Random troubles by seed, and a stop at every single step; in the end the books balance. */
class OutageTest {
    private static final int SCHEDULES = Integer.getInteger("schedules", 400);
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final List<Duration> JUMPS = List.of(Duration.ofHours(-1), Duration.ofDays(1),
            Duration.ofDays(-1), Duration.ofDays(400), Duration.ZERO);
    private static final List<FlakyPrinter.Mood> MOODS = List.of(FlakyPrinter.Mood.values());
    private static final List<String> SERVICES = List.of("jht", "jkk", "info");

    @Test
    void whatever_breaks_the_books_balance_in_the_end() {
        long only = Long.getLong("seed", -1);
        for (long seed = only >= 0 ? only : 0; seed < (only >= 0 ? only + 1 : SCHEDULES); seed++) {
            try {
                new Schedule(seed).play();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + " (-Dseed=" + seed + "): " + broken.getMessage(), broken);
            }
        }
    }

    /** Online and offline, through a restart of the process, and back: each jump gives the numbers of the true day. */
    @Test
    void a_clock_that_jumps_under_a_running_kiosk_changes_nothing() {
        for (Duration jump : JUMPS) {
            World world = new World(jump.toHours());
            assertThat(world.kiosk.take(world.wish(), "jht")).contains("A001");
            world.kiosk.setClock(jump);
            world.kiosk.work();
            assertThat(world.kiosk.take(world.wish(), "jht")).contains("A002");
            world.kiosk.line.down = true;
            world.kiosk.work();
            assertThat(world.kiosk.take(world.wish(), "jht")).contains("A601");
            world.kiosk.kill();
            world.kiosk.work();
            assertThat(world.kiosk.take(world.wish(), "jht")).contains("A602");
            world.pass(Duration.ofMinutes(40));
            world.kiosk.setClock(Duration.ZERO);
            assertThat(world.kiosk.take(world.wish(), "jht")).contains("A603");
            world.kiosk.line.down = false;
            world.kiosk.work();
            assertThat(world.kiosk.take(world.wish(), "jht")).contains("A003");
            world.settle();
            assertThat(world.server.branch().visits().keySet().stream().map(Object::toString))
                    .containsExactly("A001", "A002", "A003", "A601", "A602", "A603");
        }
    }

    /** A kiosk without reserved numbers, whose request or answer is lost: the server may have a ticket that nobody saw. */
    @Test
    void a_wish_that_was_left_open_is_withdrawn_after_a_power_cut() {
        for (long seed = 0; seed < 60; seed++) {
            BranchInMemory server = new BranchInMemory(MORNING);
            Random chance = new Random(seed);
            KioskInTrouble kiosk = new KioskInTrouble("k1", server, chance);
            server.decide(new Command.PassTime());
            kiosk.line.loss = 0.5;
            kiosk.take(new UUID(chance.nextLong(), chance.nextLong()), "jht");
            kiosk.cutPower(Duration.ZERO);
            settle(server, List.of(kiosk));
            new Books(server, List.of(kiosk)).balance();
        }
    }

    @Test
    void a_kiosk_that_stops_at_any_step_loses_and_doubles_nothing() {
        Consumer<World> online = world -> world.kiosk.take(world.wish(), "jht");
        Consumer<World> offline = world -> {
            world.kiosk.line.down = true;
            world.kiosk.work();
            world.kiosk.take(world.wish(), "jht");
            world.pass(Duration.ofMinutes(3));
            world.kiosk.take(world.wish(), "jht");
            world.kiosk.line.down = false;
            world.kiosk.work();
            world.kiosk.work();
        };
        Consumer<World> lostAnswer = world -> {
            world.kiosk.line.loss = 0.6;
            world.kiosk.take(world.wish(), "jht");
            world.kiosk.line.loss = 0;
            world.kiosk.work();
        };
        Consumer<World> torn = world -> {
            world.kiosk.printer.mood = FlakyPrinter.Mood.TEARS;
            world.kiosk.take(world.wish(), "jht").ifPresent(ticket -> {
                world.kiosk.printer.mood = FlakyPrinter.Mood.WELL;
                world.kiosk.reprint(ticket);
            });
            world.kiosk.work();
            world.kiosk.standby().offers().forEach(offer -> world.kiosk.reprint(offer.ticket()));
            world.kiosk.work();
        };
        for (Consumer<World> script : List.of(online, offline, lostAnswer, torn)) {
            int steps = steps(script);
            assertThat(steps).isGreaterThan(5);
            for (int step = 1; step <= steps; step++) {
                for (long seed = 0; seed < 6; seed++) {
                    try {
                        World world = new World(seed);
                        world.kiosk.hook.stopAfter(step);
                        script.accept(world);
                        world.kiosk.hook.never();
                        world.settle();
                    } catch (AssertionError | RuntimeException broken) {
                        throw new AssertionError("stopped at step " + step + " of " + steps + ", seed " + seed + ": "
                                + broken.getMessage(), broken);
                    }
                }
            }
        }
    }

    private static int steps(Consumer<World> script) {
        World world = new World(0);
        int before = world.kiosk.hook.steps();
        script.accept(world);
        return world.kiosk.hook.steps() - before;
    }

    /** One kiosk that has its numbers, and a branch. */
    private static final class World {
        final Random chance;
        final BranchInMemory server = new BranchInMemory(MORNING);
        final KioskInTrouble kiosk;

        World(long seed) {
            chance = new Random(seed);
            kiosk = new KioskInTrouble("k1", server, chance);
            server.decide(new Command.PassTime());
            kiosk.work();
        }

        UUID wish() { return new UUID(chance.nextLong(), chance.nextLong()); }

        void pass(Duration time) { server.now = server.now.plus(time); }

        void settle() {
            OutageTest.settle(server, List.of(kiosk));
            new Books(server, List.of(kiosk)).balance();
        }
    }

    /** Everything is mended, and nobody comes any more. */
    static void settle(BranchInMemory server, List<KioskInTrouble> kiosks) {
        for (KioskInTrouble kiosk : kiosks) {
            kiosk.hook.never();
            kiosk.line.down = false;
            kiosk.line.loss = 0;
            kiosk.line.arrive();
            kiosk.card.full = false;
            kiosk.printer.mood = FlakyPrinter.Mood.WELL;
        }
        for (int minute = 0; minute < 15; minute++) {
            server.now = server.now.plusSeconds(60);
            server.decide(new Command.PassTime());
            kiosks.forEach(KioskInTrouble::work);
        }
        for (KioskInTrouble kiosk : kiosks) {
            assertThat(kiosk.standby().untold()).as("%s has told all", kiosk.id).isZero();
        }
    }

    private static final class Schedule {
        private final Random chance;
        /** When clocks jump: of its own, so that everything else happens as it would without. */
        private final Random clocks;
        private final BranchInMemory server;
        private final List<KioskInTrouble> kiosks = new ArrayList<>();
        private final List<UUID> wishes = new ArrayList<>();
        /** Whether cards lose what they had, in one schedule of ten: with a damaged memory less can be asked of a kiosk. */
        private final boolean rots;

        Schedule(long seed) {
            chance = new Random(seed * 7_919 + 17);
            clocks = new Random(seed);
            rots = seed % 10 == 9;
            server = new BranchInMemory(MORNING.plus(Duration.ofMinutes(chance.nextInt(16 * 60))));
            server.decide(new Command.PassTime());
            if (chance.nextInt(3) == 0) {
                server.decide(new Command.SignOn("g1", "Sari"));
                server.decide(new Command.SetCallingMode("g1", CallingMode.AUTOMATIC));
            }
            for (String id : List.of("k1", "k2")) {
                kiosks.add(new KioskInTrouble(id, server, chance));
            }
            kiosks.forEach(KioskInTrouble::work);
        }

        void play() {
            try {
                live();
            } catch (AssertionError | RuntimeException broken) {
                System.err.println(String.join("\n", server.story));
                throw broken;
            }
        }

        private void live() {
            for (int step = 0; step < 60; step++) {
                if (clocks.nextInt(12) == 0) {
                    kiosks.get(clocks.nextInt(kiosks.size())).setClock(JUMPS.get(clocks.nextInt(JUMPS.size())));
                }
                happen(kiosks.get(chance.nextInt(kiosks.size())));
                server.decide(new Command.PassTime());
            }
            settle(server, kiosks);
            new Books(server, kiosks).balance();
        }

        private void happen(KioskInTrouble kiosk) {
            switch (chance.nextInt(21)) {
                case 0, 1, 2, 3, 4, 5, 6 -> {
                    UUID wish = new UUID(chance.nextLong(), chance.nextLong());
                    wishes.add(wish);
                    take(wish);
                }
                case 7 -> {
                    if (!wishes.isEmpty()) {
                        again(kiosk, wishes.getLast());
                    }
                }
                case 8, 9 -> server.now = server.now.plusSeconds(1 + chance.nextInt(chance.nextBoolean() ? 90 : 1_500));
                case 10, 11 -> kiosks.forEach(KioskInTrouble::work);
                case 12 -> kiosk.line.down = chance.nextInt(3) > 0;
                case 13 -> kiosk.line.loss = chance.nextBoolean() ? 0 : chance.nextDouble() * 0.6;
                case 14 -> kiosk.line.arrive();
                case 15 -> {
                    if (chance.nextBoolean()) {
                        kiosk.kill();
                    } else {
                        reboot(kiosk);
                    }
                }
                case 16 -> kiosk.hook.stopAfter(1 + chance.nextInt(14));
                case 17 -> kiosk.card.full = chance.nextInt(3) == 0;
                case 18 -> kiosk.copyLast();
                case 19 -> kiosk.printer.mood = chance.nextBoolean()
                        ? FlakyPrinter.Mood.WELL
                        : MOODS.get(chance.nextInt(MOODS.size()));
                default -> kiosk.standby().offers().stream().findFirst().ifPresent(offer -> {
                    if (chance.nextBoolean()) {
                        kiosk.reprint(offer.ticket());
                    } else {
                        kiosk.confirm(offer.ticket());
                    }
                });
            }
        }

        /** The page asks again under the same id: of the kiosk that it belongs to. */
        private void again(KioskInTrouble kiosk, UUID wish) {
            if (owner(wish).equals(kiosk)) {
                take(wish);
            }
        }

        private void take(UUID wish) { owner(wish).take(wish, service(wish)); }

        private KioskInTrouble owner(UUID wish) { return kiosks.get(Math.floorMod(wish.hashCode(), kiosks.size())); }

        private static String service(UUID wish) {
            return SERVICES.get(Math.floorMod(wish.getLeastSignificantBits(), SERVICES.size()));
        }

        /** Off for a while; then the clock is right, stands where it stood, or is of another age. The card may have rotted. */
        private void reboot(KioskInTrouble kiosk) {
            int seconds = 20 + chance.nextInt(3_600);
            server.now = server.now.plusSeconds(seconds);
            if (rots && chance.nextBoolean()) {
                kiosk.rot();
            }
            kiosk.cutPower(switch (chance.nextInt(5)) {
                case 0 -> Duration.ZERO;
                case 1 -> Duration.ofDays(-20_000);
                case 2 -> JUMPS.get(clocks.nextInt(JUMPS.size()));
                default -> Duration.ofSeconds(-seconds);
            });
        }
    }
}
