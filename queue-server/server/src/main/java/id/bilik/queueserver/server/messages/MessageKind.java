package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.core.view.ContractNames;

/** The messages to somebody who booked, waits for a place, or is on a company's list. */
enum MessageKind {
    OFFERED(true, false), NOT_DRAWN(true, false), CONFIRMED(true, true), MOVED(true, true), CANCELLED(true,
            true), DAY_BEFORE(true,
                    false), TWO_HOURS(true, false), CALLED_SOON(false, false), CALLED(false,
                            false), INVITED(true, false), DAY_MOVED(true, false), DAY_WITHDRAWN(true, false);

    private final boolean repeatable;
    private final boolean forCalendars;

    MessageKind(boolean repeatable, boolean forCalendars) {
        this.repeatable = repeatable;
        this.forCalendars = forCalendars;
    }

    /**
     * Whether it is sent again where nobody knows if it arrived: a letter that comes twice harms nobody, while a call that
     * comes twice sends somebody to a booth for nothing.
     */
    boolean isRepeatable() { return repeatable; }

    /** Whether it changes a calendar. */
    boolean isForCalendars() { return forCalendars; }

    /** Whether it goes to the people of companies' lists, who have no booking. */
    boolean isForListed() {
        return this == INVITED || this == DAY_MOVED || this == DAY_WITHDRAWN;
    }

    String word() { return ContractNames.of(this); }
}
