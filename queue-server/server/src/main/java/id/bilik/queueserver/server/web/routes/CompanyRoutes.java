package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.collective.Layoff;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.access.CompanySecrets;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.collective.Companies;
import id.bilik.queueserver.server.collective.CompanyLists;
import id.bilik.queueserver.server.collective.CompanySchedules;
import id.bilik.queueserver.server.records.CompanyRows.Company;
import id.bilik.queueserver.server.records.InvitationRows;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Companies that lay people off: a supervisor opens one, and everybody concerned sees how its list goes. */
final class CompanyRoutes {
    private final CompanyAccess access;
    private final CompanySecrets secrets;
    private final Companies companies;
    private final CompanyLists lists;
    private final CompanySchedules schedules;
    private final InvitationRows invitations;
    private final FollowLinks links;
    private final AccessControl control;

    CompanyRoutes(CompanyAccess access, CompanySecrets secrets, Companies companies, CompanyLists lists,
            CompanySchedules schedules, InvitationRows invitations, FollowLinks links, AccessControl control) {
        this.access = access;
        this.secrets = secrets;
        this.companies = companies;
        this.lists = lists;
        this.schedules = schedules;
        this.invitations = invitations;
        this.links = links;
        this.control = control;
    }

    List<Route> list() {
        return List.of(
                get("/api/branches/{branch}/companies", BookingAccess.DESK,
                        "Companies that lay people off, the newest first, with what became of their lists",
                        CompanyView.All.class, this::all),
                post("/api/branches/{branch}/companies", Access.SUPERVISOR,
                        "Open the collective channel for a company that lays off 30 percent of its people or more; the same"
                                + " requestId gives the same company",
                        CompanyBodies.Open.class, 201, CompanyView.class, this::open),
                get("/api/branches/{branch}/companies/{company}", Access.PARTICIPANTS,
                        "A company, by the secret of its representative (Authorization: Company SECRET), or for staff with"
                                + " the representative, which is noted",
                        CompanyView.class, this::show));
    }

    private void all(Context context) {
        OpenBranch open = InPath.realBranch(context);
        context.json(new CompanyView.All(companies.list(open.id()).stream().map(it -> view(it, null)).toList()));
    }

    private void open(Context context) {
        OpenBranch open = InPath.realBranch(context);
        CompanyBodies.Open body = Bodies.read(context, CompanyBodies.Open.class);
        String name = needed("company", body.company());
        String representative = needed("representative", body.representative());
        String attorney = needed("attorney", body.attorney());
        LocalDate given = Query.date("attorneyDate", needed("attorneyDate", body.attorneyDate()));
        LocalDate on = Query.date("laidOffOn", needed("laidOffOn", body.laidOffOn()));
        Companies.Representative who = new Companies.Representative(name, representative, Contact.phone(body.phone()),
                Contact.email(body.email()), attorney, given);
        if (body.workforce() < 1 || body.laidOff() < 1 || body.laidOff() > body.workforce()) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The fields workforce and laidOff must be people: one at least, and no more"
                            + " laid off than there are.");
        }
        Layoff layoff = new Layoff(body.workforce(), body.laidOff(), on);
        if (!layoff.isCollective()) {
            throw Problem.refused("NotCollective", layoff.laidOff() + " of " + layoff.workforce() + " people are "
                    + layoff.percent() + " %. The collective channel needs " + Layoff.LEAST + " %: " + layoff.needed()
                    + " people at least.");
        }
        String id = secrets.idOf(open.id(), body.requestId());
        boolean created = companies.find(open.id(), id).isEmpty();
        control.audit().note(Audit.Kind.COMPANY_OPENED, Gate.caller(context).actor(), id, null);
        Company company = companies.open(id, open.id(), layoff, who, open.now());
        context.status(created ? HttpStatus.CREATED : HttpStatus.OK).json(view(company, url(company)));
    }

    private void show(Context context) {
        Company company = access.get(context);
        if (!CompanyAccess.isStaff(context)) {
            context.json(view(company, null));
            return;
        }
        control.audit().note(Audit.Kind.COMPANY_SHOWN, BookingAccess.staff(context), company.id(), "representative");
        context.json(view(company, url(company)));
    }

    private String url(Company company) {
        return links.urlOfCompany(company.branch(), company.id(), secrets.secretOf(company.branch(), company.id()));
    }

    private CompanyView view(Company company, @Nullable String url) {
        return CompanyView.of(company, companies.representative(company).orElse(null), schedules.list(company),
                lists.states(company), invitations.count(company.id()), url);
    }

    private static String needed(String field, String text) {
        String line = Fields.line(field, text);
        if (line == null || line.isBlank()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field " + field + " must not be empty.");
        }
        return line.strip();
    }
}
