package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.live.LiveFeeds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What Prometheus scrapes. */
public final class Metrics implements AutoCloseable {
    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000)
            .map(Duration::ofMillis).toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final CountedMessages messages;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    public Metrics(Branches branches, Journal journal, LiveFeeds feeds, Records records) {
        this.messages = new CountedMessages(records.messages(), branches);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
        messages.bindTo(registry);
        for (OpenBranch open : branches.all()) {
            String branch = open.id();
            Gauge.builder("bilik.visits.waiting", open, it -> it.state().queue().size())
                    .description("Visits in the queue").tag("branch", branch).register(registry);
            Gauge.builder("bilik.visits.in.booths", open, it -> it.state().listInBooths().size())
                    .description("Visits called or seated").tag("branch", branch).register(registry);
            Gauge.builder("bilik.tickets.issued.today", open, it -> it.state().tally().issued()).tag("branch", branch)
                    .register(registry);
            Gauge.builder("bilik.slips.failed.today", open, it -> it.state().tally().slips().failed())
                    .tag("branch", branch).register(registry);
            Gauge.builder("bilik.slips.unconfirmed.today", open, it -> it.state().tally().slips().unconfirmed())
                    .description("Slips that may have come out or not").tag("branch", branch).register(registry);
            Gauge.builder("bilik.numbers.reserved", open, Metrics::countReserved)
                    .description("Numbers that kiosks may give by themselves").tag("branch", branch)
                    .register(registry);
            Gauge.builder("bilik.journal.sequence", open, it -> it.state().sequence())
                    .description("Sequence of the last durable event").tag("branch", branch).register(registry);
            Gauge.builder("bilik.journal.up", open, it -> it.desk().trouble().isEmpty() ? 1 : 0)
                    .description("1 while the journal can be written").tag("branch", branch).register(registry);
            Gauge.builder("bilik.commands.waiting", open, it -> it.desk().waitingOrders()).tag("branch", branch)
                    .register(registry);
        }
        Gauge.builder("bilik.journal.damaged", journal, it -> it.damage().isPresent() ? 1 : 0)
                .description("1 where older entries of the journal are damaged").register(registry);
        Gauge.builder("bilik.screens.connected", feeds, LiveFeeds::countSubscribers)
                .description("Live feeds that are open").register(registry);
    }

    /** @param route its pattern, not the address that was asked for, so that there are few */
    public void answered(String method, String route, int status, Duration took) {
        timers.computeIfAbsent(method + " " + route + " " + status,
                key -> Timer.builder("bilik.http.requests").tag("method", method).tag("route", route)
                        .tag("status", String.valueOf(status)).serviceLevelObjectives(BUCKETS).register(registry))
                .record(took);
    }

    String scrape() {
        messages.count();
        return registry.scrape();
    }

    private static double countReserved(OpenBranch branch) {
        return branch.state().counters().leases().stream().mapToInt(lease -> lease.listFree().size()).sum();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
