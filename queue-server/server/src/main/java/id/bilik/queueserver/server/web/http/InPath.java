package id.bilik.queueserver.server.web.http;

import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import io.javalin.config.Key;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.stream.Collectors;

/** What the path of a request names. */
public final class InPath {
    /** The branches of this server. */
    public static final Key<Branches> BRANCHES = new Key<>("branches");

    private InPath() {}

    /** @throws Problem 404 for a branch that is not here */
    public static OpenBranch branch(Context context) {
        Branches branches = context.appData(BRANCHES);
        String id = context.pathParam("branch");
        return branches.find(id).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND,
                "There is no branch " + id + " here; there are: "
                        + branches.all().stream().map(OpenBranch::id).collect(Collectors.joining(", ")) + "."));
    }

    /** @throws Problem 404 for a branch that is not here, and for a training, which has nothing of what its people set up */
    public static OpenBranch realBranch(Context context) {
        OpenBranch branch = branch(context);
        if (Branches.isTraining(branch.id())) {
            throw Problem.of(HttpStatus.NOT_FOUND, "This belongs to a real branch, and " + branch.id()
                    + " is a training.");
        }
        return branch;
    }

    /** @throws Problem 404 for what is no ticket number */
    public static TicketNumber ticket(Context context) {
        String text = context.pathParam("ticket");
        return TicketNumber.parse(text)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no ticket " + text + " here today."));
    }
}
