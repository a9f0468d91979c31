package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.collective.Version.Party;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.CompanySecrets;
import id.bilik.queueserver.server.collective.Companies;
import id.bilik.queueserver.server.records.CompanyRows.Company;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Set;

/** Tells who may see and change a company: its representative by the secret ({@code Authorization: Company SECRET}), and staff. */
final class CompanyAccess {
    private static final String SCHEME = "Company ";
    private static final Set<Access> STAFF = Set.of(Access.OFFICER, Access.SUPERVISOR);

    private final CompanySecrets secrets;
    private final Companies companies;

    CompanyAccess(CompanySecrets secrets, Companies companies) {
        this.secrets = secrets;
        this.companies = companies;
    }

    /**
     * The company that a path names.
     *
     * @throws Problem 404 for a secret that is not its own, whether there is such a company or not
     */
    Company get(Context context) {
        admit(context);
        String id = context.pathParam("company");
        return companies.find(InPath.realBranch(context).id(), id).orElseThrow(() -> unknown(id));
    }

    /** Lets in whoever may ask for a company of that name, before anything large is read. */
    void admit(Context context) {
        OpenBranch open = InPath.realBranch(context);
        String id = context.pathParam("company");
        if (!isStaff(context) && !isHolder(context, open, id)) {
            throw unknown(id);
        }
    }

    /** Likewise supervisors and the representative alone: both sides of a schedule. */
    void admitParty(Context context) {
        admit(context);
        if (isStaff(context) && !isSupervisor(context)) {
            throw Problem.forbidden("This may be done by: supervisor, and by the representative.");
        }
    }

    private static Problem unknown(String id) {
        return Problem.of(HttpStatus.NOT_FOUND, "There is no company " + id + " that this secret opens.");
    }

    /** For which side somebody acts who was let in. */
    static Party party(Context context) {
        return isStaff(context) ? Party.BRANCH : Party.COMPANY;
    }

    static boolean isStaff(Context context) { return Gate.act(context, STAFF).isPresent(); }

    private static boolean isSupervisor(Context context) {
        return Gate.act(context, Set.of(Access.SUPERVISOR)).isPresent();
    }

    private boolean isHolder(Context context, OpenBranch open, String id) {
        String header = context.header("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && secrets.isSecretOf(open.id(), id, header.substring(SCHEME.length()).strip());
    }
}
