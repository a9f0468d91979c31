package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.records.Accounts;
import id.bilik.queueserver.server.records.AuditRows;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who signed in, failed to, or changed what others may do. */
public final class AuditRoutes {
    private static final String AUDIT = "/api/audit";
    private static final String ACCOUNT = "account:";

    private final AccessControl access;
    private final Accounts accounts;
    private final ZoneId zone;

    record AuditList(List<AuditLine> lines) {}

    /**
     * One line.
     *
     * @param actorName   of an account that is still known
     * @param subject     whom or what it concerns
     * @param subjectName of an account that is still known
     */
    record AuditLine(long number, Instant at, String kind, String actor, @Nullable String actorName,
            @Nullable String subject, @Nullable String subjectName, @Nullable String detail) {}

    /** @param zone in which dates are meant */
    public AuditRoutes(AccessControl access, Accounts accounts, ZoneId zone) {
        this.access = access;
        this.accounts = accounts;
        this.zone = zone;
    }

    public List<Route> list() {
        return List.of(
                get(AUDIT, Access.OVERSEERS, "What was done about access, ?from= and ?until= (dates, both included)",
                        AuditList.class, context -> context.json(new AuditList(lines(context))))
                        .asking("from", "string").asking("until", "string"),
                get(AUDIT + ".csv", Access.OVERSEERS, "The same as a file; that it was exported is noted", null,
                        this::export)
                        .asking("from", "string").asking("until", "string"));
    }

    private List<AuditLine> lines(Context context) {
        LocalDate today = access.clock().instant().atZone(zone).toLocalDate();
        LocalDate until = date(context, "until", today);
        LocalDate from = date(context, "from", until.minusDays(30));
        return access.audit()
                .list(from.atStartOfDay(zone).toInstant(), until.plusDays(1).atStartOfDay(zone).toInstant())
                .stream().map(this::line).toList();
    }

    private AuditLine line(AuditRows.Row row) {
        return new AuditLine(row.number(), row.at(), row.kind(), row.actor(),
                row.actor().startsWith(ACCOUNT) ? nameOf(row.actor().substring(ACCOUNT.length())) : null,
                row.subject(), row.subject() == null ? null : nameOf(row.subject()), row.detail());
    }

    private @Nullable String nameOf(String id) { return Accounts.isId(id) ? accounts.findName(id).orElse(null) : null; }

    private void export(Context context) {
        List<AuditLine> lines = lines(context);
        access.audit().note(Audit.Kind.EXPORTED, Gate.caller(context).actor(), null, lines.size() + " lines of audit");
        StringBuilder csv = new StringBuilder("number,at,kind,actor,actorName,subject,subjectName,detail\r\n");
        for (AuditLine line : lines) {
            csv.append(line.number).append(',').append(line.at.atOffset(ZoneOffset.UTC)).append(',').append(line.kind);
            for (String cell : new String[]{line.actor, line.actorName, line.subject, line.subjectName, line.detail}) {
                csv.append(',').append(cell(cell));
            }
            csv.append("\r\n");
        }
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .result(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Quoted, and harmless to a spreadsheet, which would take some signs at the beginning for a formula. */
    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String harmless = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static LocalDate date(Context context, String name, LocalDate otherwise) {
        String text = context.queryParam(name);
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The parameter " + name + " must be a date such as 2026-03-02, not " + text + ".");
        }
    }
}
