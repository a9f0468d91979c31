package id.bilik.queueserver.branch;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why the branch does not do what it was asked: an answer, not an error. Nothing has changed. */
public sealed interface Refusal {

    /** The name that stands in the contract. */
    default String name() { return getClass().getSimpleName(); }

    /** One sentence for the person who asked. */
    String detail();

    record BranchClosed() implements Refusal {
        @Override
        public String detail() { return "The branch is closed; no business day is open."; }
    }

    record TicketingOver(LocalDate date) implements Refusal {
        @Override
        public String detail() { return "No more tickets are issued on " + date + "."; }
    }

    record AlreadyOpen(LocalDate date) implements Refusal {
        @Override
        public String detail() { return "The business day " + date + " is open already."; }
    }

    /**
     * The id names nothing here.
     *
     * @param kind what it should have been: service, group, booth or ticket
     */
    record Unknown(String kind, String id) implements Refusal {
        @Override
        public String detail() { return "There is no " + kind + " " + id + " here today."; }
    }

    record RequestReused() implements Refusal {
        @Override
        public String detail() { return "This requestId was used before for something else."; }
    }

    record RequestWithdrawn() implements Refusal {
        @Override
        public String detail() { return "This request was withdrawn; a new wish needs a new requestId."; }
    }

    /** Somebody else holds that number today. */
    record NumberTaken(TicketNumber ticket) implements Refusal {
        @Override
        public String detail() { return ticket + " is another participant's."; }
    }

    /** The number is not one that this kiosk may give on that day. */
    record NotReserved(TicketNumber ticket, LocalDate date) implements Refusal {
        @Override
        public String detail() { return ticket + " was not reserved for this kiosk on " + date + "."; }
    }

    record NumbersExhausted(String service) implements Refusal {
        @Override
        public String detail() { return "No more numbers of " + service + " can be reserved."; }
    }

    record NobodyWaiting(String group) implements Refusal {
        @Override
        public String detail() { return "Nobody is waiting whom group " + group + " may serve."; }
    }

    record NoRoom(String group, int load, int concurrency) implements Refusal {
        @Override
        public String detail() {
            return "Group " + group + " holds " + load + " visits of " + concurrency + " and has "
                    + (load < concurrency ? "no free open booth." : "no room for another.");
        }
    }

    record NotOnDuty(String group) implements Refusal {
        @Override
        public String detail() { return "No officer is signed on at group " + group + "."; }
    }

    record Paused(String group) implements Refusal {
        @Override
        public String detail() { return "Group " + group + " is paused."; }
    }

    record AlreadyOnDuty(String group, String officer) implements Refusal {
        @Override
        public String detail() { return officer + " is signed on at group " + group + "; sign off first."; }
    }

    record BoothEmpty(String booth) implements Refusal {
        @Override
        public String detail() { return "Nobody is bound to booth " + booth + "."; }
    }

    record BoothTaken(String booth, TicketNumber ticket) implements Refusal {
        @Override
        public String detail() { return "Booth " + booth + " is taken by " + ticket + "."; }
    }

    record BoothClosed(String booth) implements Refusal {
        @Override
        public String detail() { return "Booth " + booth + " is not open."; }
    }

    record AnotherTicket(String booth, TicketNumber there) implements Refusal {
        @Override
        public String detail() { return "Booth " + booth + " has " + there + " by now."; }
    }

    record NobodyHeld(String booth) implements Refusal {
        @Override
        public String detail() { return "No visit is held from booth " + booth + "."; }
    }

    /**
     * The visit is elsewhere on its way.
     *
     * @param stage  where it stands, by the contract's name
     * @param needed where it would have to stand
     */
    record WrongStage(TicketNumber ticket, String stage, String needed) implements Refusal {
        @Override
        public String detail() { return ticket + " is " + stage + ", not " + needed + "."; }

        static WrongStage of(Visit visit, StageName needed) {
            return new WrongStage(visit.ticket(), StageName.of(visit.stage()).text(), needed.text());
        }
    }

    /** The group lacks the booth, or the booth was named twice. */
    record NotItsBooth(String group, String booth) implements Refusal {
        @Override
        public String detail() { return "Booth " + booth + " is not one of group " + group + "'s, or stands twice."; }
    }

    record ConcurrencyOutOfRange(int concurrency) implements Refusal {
        @Override
        public String detail() {
            return "concurrency must be 1 to " + GroupPlan.MAX_BOOTHS + ", not " + concurrency + ".";
        }
    }

    /** A plan that would strand visits: these booths or services are in use. */
    record PlanInUse(List<String> inUse) implements Refusal {
        @Override
        public String detail() {
            return "The new plan lacks what is in use now: " + String.join(", ", inUse)
                    + ". Close the business day first, or keep it in the plan.";
        }
    }

    /** Whether a text was asked for that is too long or holds control characters. */
    record UnusableText(String field, @Nullable Integer longest) implements Refusal {
        @Override
        public String detail() {
            return field + " must be plain text" + (longest == null ? "." : " of at most " + longest + " characters.");
        }
    }
}
