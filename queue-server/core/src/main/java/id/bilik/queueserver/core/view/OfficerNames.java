package id.bilik.queueserver.core.view;

import java.util.Optional;

/**
 * Finds the name of an officer to show: the journal has the id of an account, or the name itself where an earlier version
 * wrote it. Asked for every view, so it must cost microseconds.
 */
@FunctionalInterface
public interface OfficerNames {
    /** For a branch in which nobody has an account, as in a simulation. */
    OfficerNames AS_WRITTEN = Optional::of;

    /** Empty for an account that was purged, or cannot be looked up now. */
    Optional<String> find(String officer);
}
