package id.bilik.queueserver.server.technician;

import java.time.Instant;
import java.util.List;

/**
 * How camera and microphone were when a booth's screen tried them.
 *
 * @param camera     one of {@link #STATES}
 * @param microphone likewise
 */
public record DeviceTest(String camera, String microphone, Instant at) {
    static final String WORKS = "on";
    /** It works; there is none; the browser may not open it; another program has it. */
    public static final List<String> STATES = List.of(WORKS, "none", "blocked", "taken");
}
