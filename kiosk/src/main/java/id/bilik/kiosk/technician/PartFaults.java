package id.bilik.kiosk.technician;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * Parts beside the printer that can't be used just now, while the rest of the kiosk goes on: panel, scanner, voice. One that
 * was away for a moment, such as a plug that is moved, is none.
 */
public final class PartFaults {
    /** So long a part is in trouble before it is told. */
    static final Duration SETTLED = Duration.ofSeconds(10);

    private final SequencedMap<String, Supplier<Optional<String>>> parts;
    private final InstantSource passing;
    private final Map<String, Instant> since = new HashMap<>();

    /**
     * A part that is in trouble.
     *
     * @param part
     *            its name at the edges
     * @param detail
     *            why, in plain English
     */
    public record Fault(String part, String detail) {}

    /**
     * The parts of a kiosk.
     *
     * @param parts
     *            what each of them says of its trouble, by name; empty while all is well
     * @param passing
     *            time that passes evenly, from any origin
     */
    public PartFaults(SequencedMap<String, Supplier<Optional<String>>> parts, InstantSource passing) {
        this.parts = parts;
        this.passing = passing;
    }

    /** Those that are in trouble at this look and were at all looks of the last {@link #SETTLED}. */
    public synchronized List<Fault> list() {
        Instant now = passing.instant();
        List<Fault> faults = new ArrayList<>();
        parts.forEach((part, trouble) -> {
            Optional<String> why = trouble.get();
            if (why.isEmpty()) {
                since.remove(part);
            } else if (!now.isBefore(since.computeIfAbsent(part, _ -> now).plus(SETTLED))) {
                faults.add(new Fault(part, why.get()));
            }
        });
        return faults;
    }
}
