package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.backup.BackupWatch;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.OpenApi;
import id.bilik.queueserver.server.web.http.Route;
import id.bilik.queueserver.server.web.http.WebJson;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What technicians and machines look at: health, metrics and the contract. */
public final class OperationRoutes {
    private final Branches branches;
    private final Journal journal;
    private final Records records;
    private final Metrics metrics;
    private final String version;
    private final Supplier<BackupWatch.Health> backup;

    /**
     * Whether the branches work.
     *
     * @param damage  what is damaged among the journal's older entries, for a technician; the branches work on
     * @param messages how the messages about bookings stand; null while the records can't be used
     * @param backup  how the backups stand
     * @param records why the records of people can't be used; nobody signs on meanwhile, and the branches work on
     */
    record Health(String status, String version, List<BranchHealth> branches, @Nullable String damage,
            @Nullable String records, @Nullable MessagesHealth messages, BackupWatch.Health backup) {
        record BranchHealth(String branch, String status, long sequence, @Nullable String problem) {}
    }

    public OperationRoutes(Branches branches, Journal journal, Records records, Metrics metrics, String version,
            Supplier<BackupWatch.Health> backup) {
        this.branches = branches;
        this.journal = journal;
        this.records = records;
        this.metrics = metrics;
        this.version = version;
        this.backup = backup;
    }

    public List<Route> list() {
        return List.of(
                get("/health", Access.PARTICIPANTS, "Whether the journal can be written", Health.class, this::health),
                get("/metrics", Access.TECHNICIAN, "Prometheus text", null,
                        context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                                .result(metrics.scrape())));
    }

    private void health(Context context) {
        List<Health.BranchHealth> health = new ArrayList<>();
        boolean up = true;
        for (OpenBranch open : branches.all()) {
            var trouble = open.desk().trouble();
            up &= trouble.isEmpty();
            health.add(new Health.BranchHealth(open.id(), trouble.isEmpty() ? "UP" : "DOWN",
                    open.state().sequence(), trouble.map(Exception::getMessage).orElse(null)));
        }
        context.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .json(new Health(up ? "UP" : "DOWN", version, health,
                        journal.damage().map(Exception::getMessage).orElse(null),
                        records.trouble().map(Exception::getMessage).orElse(null),
                        MessagesHealth.of(records.messages(), branches.all().iterator().next().now()), backup.get()));
    }

    /** The document lists itself, too. */
    public static Route openApi(List<Route> others, String version) {
        Document document = new Document(version);
        Route itself = get("/openapi.json", Access.PUBLIC, "This contract", Map.class,
                context -> context.contentType("application/json").result(document.bytes()));
        document.routes.addAll(others);
        document.routes.add(itself);
        return itself;
    }

    /** Made when first asked for: a start does not wait for it. */
    private static final class Document {
        private final List<Route> routes = new ArrayList<>();
        private final String version;
        private byte @Nullable [] bytes;

        Document(String version) { this.version = version; }

        synchronized byte[] bytes() {
            if (bytes == null) {
                bytes = WebJson.bytes(OpenApi.of(routes, version));
            }
            return bytes;
        }
    }
}
