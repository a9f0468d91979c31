package id.bilik.queueserver.server.web.routes;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.access.WorkProofs;
import id.bilik.queueserver.server.configuration.ProofConfig;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.WebJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * The gate for wishes of the public: the pace of an address, and while many wishes come, a proof of work. Staff pass without
 * either.
 */
public final class WishGate {
    private static final String HEADER = "Proof";
    private static final int LONGEST_HEADER = 2_000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final WishPace pace;
    private final WorkProofs proofs;
    private final ProofConfig config;
    private final LongSupplier nanos;
    /** When the last wishes came, as many as make a crowd. */
    private final Deque<Long> last = new ArrayDeque<>();

    /** @param nanos elapsed time in nanoseconds from any origin, never decreasing */
    public WishGate(WishPace pace, WorkProofs proofs, ProofConfig config, LongSupplier nanos) {
        this.pace = pace;
        this.proofs = proofs;
        this.config = config;
        this.nanos = nanos;
    }

    /**
     * Counts a wish for its address, before it is read.
     *
     * @throws Problem 429 where that address has sent too many
     */
    void count(Context context) {
        if (!BookingAccess.isStaff(context)) {
            pace.take(context.req().getRemoteAddr());
        }
    }

    /**
     * Lets a wish through that could be read.
     *
     * @param repeated whether it was decided before: then it changes nothing, and costs nothing
     * @throws Problem 403 with a challenge, where it needs a proof or has one that is not good
     */
    void admit(Context context, boolean repeated) {
        if (repeated || config.isOff() || BookingAccess.isStaff(context)) {
            return;
        }
        String header = context.header(HEADER);
        if (header != null) {
            check(header);
        } else if (isCrowd()) {
            throw refused("Many people book at this moment, so that each wish needs a proof of work.");
        }
    }

    private void check(String header) {
        switch (proofs.take(read(header))) {
            case RIGHT -> {
                // its wish was counted when it came without
            }
            case LATE -> throw refused("This proof of work was used before, or came after its two minutes.");
            case WRONG -> throw unsolved();
        }
    }

    /** Whether so many wishes came in the minute before this one, which counts from now on. */
    private synchronized boolean isCrowd() {
        long now = nanos.getAsLong();
        while (!last.isEmpty() && now - last.getFirst() >= MINUTE) {
            last.removeFirst();
        }
        boolean crowd = last.size() >= config.from();
        last.addLast(now);
        if (last.size() > config.from()) {
            last.removeFirst();
        }
        return crowd;
    }

    private WorkProofs.Solution read(String header) {
        if (header.length() > LONGEST_HEADER) {
            throw unsolved();
        }
        try {
            JsonNode sent = WebJson.MAPPER.readTree(Base64.getDecoder().decode(header));
            return new WorkProofs.Solution(sent.path("algorithm").asText(), sent.path("challenge").asText(),
                    sent.path("number").asLong(-1), sent.path("salt").asText(), sent.path("signature").asText());
        } catch (IllegalArgumentException | JacksonException unreadable) {
            throw unsolved();
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes can be read", impossible);
        }
    }

    private Problem unsolved() { return refused("This proof of work does not solve a challenge of this server."); }

    private Problem refused(String why) {
        return Problem.proofOfWorkNeeded(why + " Solve the challenge, and send the wish again with it in the header "
                + HEADER + ".", proofs.draw());
    }
}
