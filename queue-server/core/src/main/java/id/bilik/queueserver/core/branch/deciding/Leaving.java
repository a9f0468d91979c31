package id.bilik.queueserver.core.branch.deciding;

/** What a visit goes on with when the officer turns away from it. */
public enum Leaving {
    NEEDS_OFFICER, SELF_WORKING
}
