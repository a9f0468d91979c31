package id.bilik.queueserver.server.session.conversation;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The stays of a branch, read from its state alone, so that a restarted server knows them again by the same ids: pages
 * that are still connected to each other then go on. An id is the first 128 bits of an HMAC-SHA-256 over branch, booth,
 * ticket and time of the call.
 */
public final class Stays {
    private static final int BYTES = 16;
    private static final BigInteger CODES = BigInteger.valueOf(1_000_000);
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key secret, and the same over restarts */
    public Stays(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** Those that go on, in the order of the calls. */
    List<Stay> list(Branch branch) {
        List<Stay> stays = new ArrayList<>();
        for (Visit visit : branch.listInBooths()) {
            if (visit.stage() instanceof Stage.InBooth there) {
                String id = id(branch.id(), there.booth(), visit.ticket(), there.call().calledAt());
                stays.add(new Stay(id, there.group(), there.booth(), visit.ticket().toString(),
                        there instanceof Stage.Serving, visit.isAtHome() ? code(id) : null));
            }
        }
        return stays;
    }

    private String id(String branch, String booth, TicketNumber ticket, Instant calledAt) {
        return HexFormat.of().formatHex(
                Arrays.copyOf(hash(String.join("|", branch, booth, ticket.toString(), calledAt.toString())), BYTES));
    }

    /** The same over restarts for one call, and another for the next. */
    private String code(String stay) {
        int number = new BigInteger(1, hash("code|" + stay)).mod(CODES).intValue();
        return String.format(Locale.ROOT, "%06d", number);
    }

    private byte[] hash(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
