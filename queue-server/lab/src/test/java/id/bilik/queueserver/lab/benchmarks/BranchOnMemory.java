package id.bilik.queueserver.lab.benchmarks;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.LastCalls;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.configuration.BoardConfig;
import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ShippedPlan;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.MemoryJournal;
import id.bilik.queueserver.server.runtime.BranchDesk;
import id.bilik.queueserver.server.runtime.ForecastDesk;
import id.bilik.queueserver.server.runtime.SteadyClock;
import id.bilik.queueserver.server.technician.Devices;
import id.bilik.queueserver.server.web.WebServer;
import id.bilik.queueserver.server.web.WebSettings;
import id.bilik.queueserver.server.web.http.Desks;
import id.bilik.queueserver.server.web.http.Patience;
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
        ForecastDesk forecasts = new ForecastDesk(desk, journal, LastCalls.DEFAULT, model -> {});
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
