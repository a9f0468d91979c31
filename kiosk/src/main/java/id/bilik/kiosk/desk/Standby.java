package id.bilik.kiosk.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the kiosk can do by itself, and what waits in its memory.
 *
 * @param services
 *            reserved numbers that can be given now, by service of the plan; 0 for one whose numbers are used up
 * @param untold
 *            tickets that were given from them and that the server does not know yet
 * @param offers
 *            tickets whose slip may be missing since the kiosk was stopped in the middle of it
 * @param trouble
 *            what is wrong with the kiosk's memory; null if nothing is
 */
public record Standby(SequencedMap<String, Integer> services, int untold, List<Offer> offers,
        @Nullable String trouble) {

    static final Standby NONE = new Standby(new LinkedHashMap<>(), 0, List.of(), null);

    /** Reserved numbers that can be given now, of all services. */
    public int numbers() {
        return services.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A slip that is offered again. */
    public record Offer(String ticket, String service) {}
}
