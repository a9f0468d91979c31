package id.bilik.queueserver.bench;

import id.bilik.queueserver.BoardConfig;
import id.bilik.queueserver.EdgeConfig;
import id.bilik.queueserver.BranchDesk;
import id.bilik.queueserver.ForecastDesk;
import id.bilik.queueserver.ShippedPlan;
import id.bilik.queueserver.SteadyClock;
import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.branch.Command;
import id.bilik.queueserver.branch.Decider;
import id.bilik.queueserver.calling.BoothChoice;
import id.bilik.queueserver.calling.CentralQueue;
import id.bilik.queueserver.forecast.LastCalls;
import id.bilik.queueserver.journal.Journal;
import id.bilik.queueserver.journal.MemoryJournal;
import id.bilik.queueserver.technician.Devices;
import id.bilik.queueserver.web.Desks;
import id.bilik.queueserver.web.FollowLinks;
import id.bilik.queueserver.web.Patience;
import id.bilik.queueserver.web.WebServer;
import id.bilik.queueserver.web.WebSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * A queue-server on a journal in memory, as a process: for a profiler that looks at everything but the disk.
 *
 * <p>Arguments: the port.
 */
public final class BranchOnMemory {
    private BranchOnMemory() {}

    public static void main(String[] arguments) {
        BranchPlan plan = ShippedPlan.read();
        Clock clock = Clock.systemUTC();
        Journal journal = new MemoryJournal();
        CentralQueue policy = new CentralQueue();
        BranchDesk desk = new BranchDesk(plan.id(), new Decider(policy), journal,
                new SteadyClock(clock, System::nanoTime));
        desk.start();
        desk.submit(new Command.AdoptPlan(plan)).join();
        ForecastDesk forecasts = new ForecastDesk(desk, journal, BoothChoice.LIGHTEST_LOAD, LastCalls.DEFAULT,
                model -> {});
        forecasts.start();
        WebServer web = new WebServer(new Desks(List.of(desk), policy, forecasts, forecasts), journal,
                new FollowLinks("http://127.0.0.1:7070",
                        "a key that only this process knows".getBytes(StandardCharsets.UTF_8)),
                new Devices(clock, change -> {}),
                new WebSettings("bench", "http://127.0.0.1:7071/", BoardConfig.SUGGESTED,
                        EdgeConfig.SUGGESTED, Patience.USUAL));
        web.start("127.0.0.1", Integer.parseInt(arguments[0]));
    }
}
