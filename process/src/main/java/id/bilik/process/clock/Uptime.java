package id.bilik.process.clock;

import java.time.Duration;

/** How long this machine has been running, asleep or awake: a clock that nobody sets. */
public interface Uptime {

    /** Another one after each start of the machine. */
    String boot();

    /** Since the machine was started; what it has just slept may be missing for a second. */
    Duration sinceBoot();

    /** Likewise with all that it slept, which takes longer to find out. */
    default Duration sinceBootNow() {
        return sinceBoot();
    }
}
