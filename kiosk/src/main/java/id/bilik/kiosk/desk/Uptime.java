package id.bilik.kiosk.desk;

import java.time.Duration;

/** How long this machine has been running: a clock that nobody sets. */
public interface Uptime {

    /** Another one after each start of the machine. */
    String boot();

    /** Since the machine was started. */
    Duration sinceBoot();
}
