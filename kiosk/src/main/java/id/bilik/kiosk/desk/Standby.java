package id.bilik.kiosk.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the kiosk can do by itself, and what waits in its memory.
 *
 * @param numbers
 *            reserved numbers that can be given now
 * @param untold
 *            tickets that were given from them and that the server does not know yet
 * @param offers
 *            tickets whose slip may be missing since the kiosk was stopped in the middle of it
 * @param trouble
 *            what is wrong with the kiosk's memory; null if nothing is
 */
public record Standby(int numbers, int untold, List<Offer> offers, @Nullable String trouble) {

    static final Standby NONE = new Standby(0, 0, List.of(), null);

    /** A slip that is offered again. */
    public record Offer(String ticket, String service) {}
}
