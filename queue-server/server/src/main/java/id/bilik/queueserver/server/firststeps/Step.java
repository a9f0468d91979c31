package id.bilik.queueserver.server.firststeps;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a supervisor does to set a branch up, in the order in which it is offered. */
public enum Step {
    /** Name and time zone. */
    BRANCH(true), SERVICES(true), GROUPS(true),
    /** The week, and the holidays that are near. */
    HOURS(true),
    /** Officers, who come in by invitations. */
    ACCOUNTS(true),
    /** At the entrance, with its printer. */
    KIOSK(false),
    /** The board and the screens of booths. */
    SCREENS(true),
    /** A ticket that is issued, called, and seated in a booth. */
    TRIAL(false);

    private final boolean isConfirmed;

    Step(boolean isConfirmed) { this.isConfirmed = isConfirmed; }

    /** Whether a person may say that it is right as it is; what a machine has to prove, nobody can. */
    public boolean isConfirmed() {
        return isConfirmed;
    }

    public String word() { return name().toLowerCase(Locale.ROOT); }

    public static Optional<Step> find(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }
}
