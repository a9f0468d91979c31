package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Visit;
import java.time.Instant;
import java.util.Optional;

/** Predicts waits. Called for every ticket and every view, so it must cost microseconds. */
public interface Waits {
    /**
     * Until called; empty where nobody on duty serves the visit.
     *
     * @param ahead waiting visits that go before this one
     */
    Optional<WaitRange> ofVisit(Branch branch, Visit visit, int ahead, Instant now);

    /**
     * The same if the visit had no priority, never shorter than with it; empty where its class weighs no more, and where
     * nobody on duty serves it.
     *
     * @param without waiting visits that would go before this one, had it no priority
     */
    Optional<WaitRange> withoutPriority(Branch branch, Visit visit, int ahead, int without, Instant now);

    /** Of somebody without priority who took a ticket for that service now; empty where nobody on duty serves it. */
    Optional<WaitRange> ofNewcomer(Branch branch, String service, Instant now);

    /** Whether a waiting visit is going to be called before calls end today; empty where nobody on duty serves it. */
    Optional<ServedToday> servedToday(Branch branch, Visit visit, int ahead, Instant now);

    /** Until the officer turns to a visit in a booth of the group; empty where nothing is known of it. */
    Optional<WaitRange> ofOfficer(Branch branch, Group group, Visit visit, Instant now);

    /** How good the forecasts of the last hours were. */
    ForecastCalibration.Recent recent(Branch branch);
}
