package id.bilik.queueserver.lab.outage;

import id.bilik.kiosk.desk.DeskAnswer;
import id.bilik.kiosk.desk.DeskTicket;
import id.bilik.kiosk.desk.KioskMemory;
import id.bilik.kiosk.desk.Plans;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.desk.ServerReports;
import id.bilik.kiosk.desk.SlipFate;
import id.bilik.kiosk.desk.SlipPrinting;
import id.bilik.kiosk.desk.Standby;
import id.bilik.kiosk.desk.TicketDesk;
import id.bilik.kiosk.queue.TicketWish;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.kiosk.slip.SlipComposer;
import id.bilik.kiosk.slip.Words;
import id.bilik.kiosk.store.Store;
import id.bilik.process.clock.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The kiosk's own code on a machine that can be killed, cut off its power, and started with a wrong clock. */
final class KioskInTrouble {
    /** Until the kiosk's program runs. */
    private static final Duration BOOTING = Duration.ofSeconds(20);
    private static final Words WORDS = Words.find("id").orElseThrow();

    final String id;
    final Crash.Hook hook = new Crash.Hook();
    final FlakyCard card = new FlakyCard(hook);
    final FlakyPrinter printer = new FlakyPrinter(hook);
    private final @Nullable PaperPrinter paper;
    final FlakyLine line;
    private final BranchInMemory server;
    private final RandomGenerator chance;
    private UUID boot;
    private Instant bootedAt;
    /** How far the wall clock of this machine is off. */
    private Duration wrong = Duration.ZERO;
    /** By how much it was set since. */
    private Duration jumped = Duration.ZERO;
    private KioskMemory memory;
    private Screen screen;
    private Plans plans;
    private ServerReports reports;
    private TicketDesk desk;
    /** What people were told: a number for a wish. */
    final List<Told> told = new ArrayList<>();

    /** Asked for while the card was full: the kiosk can't remember them over a stop, and says so on its screen. */
    final Set<UUID> unwritten = new HashSet<>();

    /** The power went while the server was asked, and took the wish along: whatever it answered, nobody came to know. */
    final Set<UUID> cutOff = new HashSet<>();

    /** Printed again while the card was full: a kiosk that stops then does not know, and offers it once more. */
    final Map<String, Integer> unwrittenReprints = new HashMap<>();

    record Told(UUID requestId, String ticket, Instant asked, Instant at, boolean reserved) {}

    private final Map<UUID, Instant> asked = new HashMap<>();

    /** With a printer that can do everything that {@link FlakyPrinter} can. */
    KioskInTrouble(String id, BranchInMemory server, RandomGenerator chance) {
        this(id, server, chance, null);
    }

    /**
     * A kiosk.
     *
     * @param paper
     *            the printer behind the real adapter; null for the usual one
     */
    KioskInTrouble(String id, BranchInMemory server, RandomGenerator chance, @Nullable PaperPrinter paper) {
        this.id = id;
        this.paper = paper;
        this.server = server;
        this.chance = chance;
        this.line = new FlakyLine(server, id, hook, chance);
        this.boot = uuid();
        this.bootedAt = server.now.minus(BOOTING);
        start();
    }

    /** The process is killed and started again. */
    void kill() {
        server.tell(id + " is killed");
        hook.never();
        start();
    }

    /** Some bytes of the card are not what they were. */
    void rot() {
        server.tell(id + " has a card that rots");
        card.damage(chance);
    }

    /** The machine loses its power and comes back with some clock. */
    void cutPower(Duration clockOff) {
        server.tell(id + " loses its power, clock off by " + clockOff);
        hook.never();
        card.cutPower(chance);
        boot = uuid();
        bootedAt = server.now;
        server.now = server.now.plus(BOOTING);
        wrong = clockOff;
        jumped = Duration.ZERO;
        start();
    }

    /** Somebody or something sets the machine's clock while it runs, where the kiosk has heard the server's. */
    void setClock(Duration clockOff) {
        if (memory.clock().stamp().exact()) {
            server.tell(id + " has a clock that jumps by " + clockOff);
            jumped = clockOff;
        }
    }

    private void start() {
        if (paper != null) {
            paper.restart(hook);
        }
        UUID thisBoot = boot;
        Instant thisStart = bootedAt;
        Store store = Store.open(card);
        memory = new KioskMemory(store, () -> server.now.plus(wrong).plus(jumped), new Uptime() {
            @Override
            public String boot() { return thisBoot.toString(); }

            @Override
            public Duration sinceBoot() { return Duration.between(thisStart, server.now); }
        }, uuid());
        if (!memory.clock().stamp().exact()) {
            // what a machine does that knows no time is not of a clock that jumps
            jumped = Duration.ZERO;
        }
        screen = new Screen();
        plans = new Plans(line, screen, memory);
        reports = new ServerReports(line, plans, memory, screen);
        reports.showStandby();
        desk = new TicketDesk(line, plans,
                new SlipPrinting(paper == null ? printer : paper, new SlipComposer(PaperSize.MM_80)), memory,
                () -> {});
    }

    /** Somebody touches a service; what they were told is noted. */
    Optional<String> take(UUID requestId, String service) {
        server.tell(id + " is asked for " + service + " by " + requestId + (card.full ? ", card full" : "")
                + (line.down ? ", line down" : "") + ", printer " + printer.mood);
        asked.putIfAbsent(requestId, server.now);
        if (card.full) {
            unwritten.add(requestId);
        }
        boolean[] answered = {false};
        Optional<String> taken = acting(() -> {
            DeskAnswer answer = desk.issue(new TicketWish(requestId, service, "none"), WORDS);
            answered[0] = true;
            hook.step();
            server.tell(id + " answers " + answer);
            if (!(answer instanceof DeskAnswer.Issued issued)) {
                return Optional.<String>empty();
            }
            String ticket = issued.ticket().issued().ticket();
            if (told.stream().noneMatch(before -> before.requestId().equals(requestId)
                    && before.ticket().equals(ticket))) {
                told.add(new Told(requestId, ticket, asked.getOrDefault(requestId, server.now), server.now,
                        issued.ticket().reserved()));
            }
            return Optional.of(ticket);
        }).flatMap(it -> it);
        if (!answered[0] && !card.holds(requestId.toString())) {
            cutOff.add(requestId);
        }
        return taken;
    }

    /** What the threads of a kiosk do from time to time. */
    void work() {
        acting(plans::refresh);
        acting(reports::round);
    }

    void reprint(String ticket) {
        server.tell(id + " is asked to print " + ticket + " again" + (card.full ? ", card full" : ""));
        if (card.full) {
            unwrittenReprints.merge(ticket, 1, Integer::sum);
        }
        acting(() -> desk.reprint(ticket));
    }

    /** A technician has the last slip printed once more. */
    void copyLast() {
        server.tell(id + " is asked for a copy, printer " + printer.mood);
        acting(desk::copyLast);
    }

    /** A person is there and says so. */
    void confirm(String ticket) {
        printer.swallowed.add(ticket);
        acting(() -> desk.confirm(ticket));
    }

    /** What the kiosk itself says of a ticket. */
    Optional<SlipFate> fate(String ticket) {
        return desk.find(ticket).map(DeskTicket::fate);
    }

    Standby standby() { return screen.view().standby(); }

    Screen screen() { return screen; }

    private interface Act<T> {
        T act() throws InterruptedException;
    }

    private <T> Optional<T> acting(Act<T> act) {
        try {
            return Optional.ofNullable(act.act());
        } catch (Crash crash) {
            server.tell(id + " stops in the middle");
            if (chance.nextBoolean()) {
                kill();
            } else {
                cutPower(wrong);
            }
            return Optional.empty();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private UUID uuid() { return new UUID(chance.nextLong(), chance.nextLong()); }
}
