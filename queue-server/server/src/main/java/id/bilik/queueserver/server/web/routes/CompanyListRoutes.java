package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Claims;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.access.BookingSecrets;
import id.bilik.queueserver.server.collective.CompanyLists;
import id.bilik.queueserver.server.collective.ListTables;
import id.bilik.queueserver.server.collective.TableFile;
import id.bilik.queueserver.server.collective.UnreadableList;
import id.bilik.queueserver.server.records.CompanyRows.Company;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Lists of companies: their template, the report on every row, and their taking. */
final class CompanyListRoutes {
    private static final String LIST = "/api/branches/{branch}/companies/{company}/list";
    private static final List<String> PARAMETERS = List.of("format", "language");
    /** Bytes of a body: three million of a file, in Base64. */
    private static final int LARGEST = 4608 * 1024;
    private static final Set<Booking.State> CLAIMS = EnumSet.of(Booking.State.HELD, Booking.State.CONFIRMED,
            Booking.State.CHECKED_IN);

    private static final String LAID_OFF = "laid-off";

    private final CompanyAccess access;
    private final CompanyLists lists;
    private final BookingSecrets bookings;
    private final AccessControl control;

    CompanyListRoutes(CompanyAccess access, CompanyLists lists, BookingSecrets bookings, AccessControl control) {
        this.access = access;
        this.lists = lists;
        this.bookings = bookings;
        this.control = control;
    }

    List<Route> list() {
        return List.of(
                get("/api/branches/{branch}/company-list", Access.PARTICIPANTS,
                        "The template of a list; ?format=csv or xlsx, and language=id or en", null,
                        CompanyListRoutes::template).asking("format", "string").asking("language", "string"),
                post(LIST, Access.PARTICIPANTS,
                        "Check a list of people, every row of it; with take=true take it where nothing is wrong",
                        CompanyBodies.Listed.class, 200, CompanyLists.Report.class, this::read),
                post(LIST + "/report", Access.PARTICIPANTS,
                        "What is wrong with a list, as a file for a spreadsheet; nothing is taken",
                        CompanyBodies.ReportFile.class, 200, CompanyLists.Report.class, this::report).answering(200));
    }

    private static void template(Context context) {
        InPath.realBranch(context);
        TableFile format = Fields.word(TableFile.class, "format",
                Query.find(context, "format", PARAMETERS).orElse(null), TableFile.XLSX);
        Language language = Fields.word(Language.class, "language",
                Query.find(context, "language", PARAMETERS).orElse(null), Language.ID);
        send(context, format, "daftar", ListTables.template(language));
    }

    private void read(Context context) {
        access.admitParty(context);
        CompanyBodies.Listed body = Bodies.read(context, CompanyBodies.Listed.class, LARGEST);
        Company company = access.get(context);
        boolean take = Boolean.TRUE.equals(body.take());
        CompanyLists.Report report = read(context, company, body.parts(), take);
        if (report.taken() && CompanyAccess.isStaff(context)) {
            control.audit().note(Audit.Kind.COMPANY_LIST_TAKEN, BookingAccess.staff(context), company.id(),
                    report.rows() + " rows");
        }
        context.json(report);
    }

    private void report(Context context) {
        access.admitParty(context);
        CompanyBodies.ReportFile body = Bodies.read(context, CompanyBodies.ReportFile.class, LARGEST);
        TableFile format = Fields.word(TableFile.class, "format", body.format());
        Language language = Fields.word(Language.class, "language", body.language(), Language.ID);
        Company company = access.get(context);
        send(context, format, "laporan",
                ListTables.report(read(context, company, body.parts(), false).findings(), language));
    }

    private CompanyLists.Report read(Context context, Company company, List<String> parts, boolean take) {
        OpenBranch open = InPath.realBranch(context);
        try {
            return lists.read(company, file(parts), reasons(open.state().plan()), take, booked(open),
                    open.now());
        } catch (UnreadableList unreadable) {
            throw Problem.refused("UnreadableList", unreadable.said().id() + " / " + unreadable.said().en());
        }
    }

    /** For which a list may claim: all that the plan knows, and being laid off, which it is about. */
    private static Set<String> reasons(BranchPlan plan) {
        Set<String> reasons = new TreeSet<>(Set.of(LAID_OFF));
        for (Service service : plan.services()) {
            Claims claims = service.claims();
            if (claims != null) {
                claims.reasons().forEach(reason -> reasons.add(reason.id()));
            }
        }
        return reasons;
    }

    /** Whether somebody has a claim of their own at the branch, found by one look at all of them. */
    private Predicate<String> booked(OpenBranch open) {
        Set<String> people = new HashSet<>();
        open.state().bookings().all().stream().filter(it -> CLAIMS.contains(it.state())).map(Booking::person)
                .forEach(people::add);
        return nik -> people.contains(bookings.personOf(nik));
    }

    private static byte[] file(List<String> parts) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            parts.forEach(part -> file.writeBytes(Base64.getDecoder().decode(part)));
        } catch (IllegalArgumentException noBase64) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field parts must be a file in Base64.");
        }
        return file.toByteArray();
    }

    static void send(Context context, TableFile format, String name, List<List<String>> rows) {
        String suffix = format == TableFile.CSV ? ".csv" : ".xlsx";
        context.contentType(format.type()).header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name + suffix + "\"")
                .result(format.write(rows));
    }
}
