package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.server.records.Accounts;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import io.javalin.http.Context;
import java.util.Optional;

/** Turns the name that a program gives of an officer into the id of an account, so that the journal never has the name. */
final class SigningOn {
    private final Accounts accounts;

    SigningOn(Accounts accounts) { this.accounts = accounts; }

    /**
     * Signs somebody on at a group.
     *
     * @return the branch with that officer on duty
     * @throws Problem the branch's refusal, before anything is kept of the name, or 503 where the journal can't be written
     * @throws RecordsUnavailable where the account cannot be found or made
     */
    Branch signOn(Context context, OpenBranch open, String group, String name) {
        switch (open.consider(Order.unnamed(new Command.SignOn(group, name)))) {
            case Decision.Refused refused when !isOnDutyThere(refused.refusal(), name) ->
                throw Problem.of(open.named(refused.refusal()));
            // on duty since before officers had accounts, and by the name itself
            case Decision.Accepted accepted when isOnDutyByName(open, group, name) -> {
                return open.state();
            }
            default -> {
            }
        }
        String id = accounts.idOf(name);
        return Orders.decide(context, open, new Command.SignOn(group, id)).branch();
    }

    /** The branch compares ids, so somebody who signs on again by the same name looks like another one to it. */
    private boolean isOnDutyThere(Refusal refusal, String name) {
        return refusal instanceof Refusal.AlreadyOnDuty taken && Accounts.isId(taken.officer())
                && accounts.findName(taken.officer()).equals(Optional.of(name));
    }

    private static boolean isOnDutyByName(OpenBranch open, String group, String name) {
        return open.state().getGroup(group).duty() instanceof Duty.On on && on.officer().equals(name);
    }
}
