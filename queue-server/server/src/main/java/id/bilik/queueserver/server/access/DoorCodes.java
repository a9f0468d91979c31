package id.bilik.queueserver.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Codes that stand at the door of a branch, each for one minute, and the passes that they are exchanged for. A code shows
 * that somebody stands there; the pass leaves the time to choose a service. Both follow from a key of this server and the
 * time, so that nothing of them is stored.
 */
public final class DoorCodes {
    /** How long a code is shown. It is taken as long again, since it may be read in its last second. */
    public static final Duration SHOWN = Duration.ofMinutes(1);
    /** How long a pass is good for a number. */
    public static final Duration TO_CHOOSE = Duration.ofMinutes(10);

    /** 40 bits: within its two minutes nobody guesses one. */
    private static final int CODE_LETTERS = 8;
    /** Without letters that are taken for others. */
    private static final String LETTERS = "23456789abcdefghijkmnpqrstuvwxyz";
    private static final int PROOF_BYTES = 12;

    private final KeyedHash hash;

    /**
     * The right to one number.
     *
     * @param requestId of the number, whichever service is chosen
     * @param until     when it is no longer good for a new one
     */
    public record Pass(UUID requestId, Instant until) {
        public boolean isOver(Instant now) { return !now.isBefore(until); }
    }

    /** @param links has the key from which that for this purpose is derived */
    public DoorCodes(FollowLinks links) {
        hash = new KeyedHash(links.keyFor("codes at the door"));
    }

    /** The code of the minute of that time. */
    public String codeAt(String branch, Instant time) {
        byte[] mac = hash.of("code " + branch + " " + minute(time));
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < CODE_LETTERS; at++) {
            code.append(LETTERS.charAt(mac[at] & LETTERS.length() - 1));
        }
        return code.toString();
    }

    /** How long the code of that time is still shown. */
    public static Duration leftAt(Instant time) {
        return Duration.between(time, Instant.ofEpochSecond((minute(time) + 1) * SHOWN.toSeconds()));
    }

    /** Whether it is shown now, or was a minute ago. */
    public boolean isShown(String branch, String code, Instant now) {
        return KeyedHash.isSame(code, codeAt(branch, now)) || KeyedHash.isSame(code, codeAt(branch, now.minus(SHOWN)));
    }

    /** A pass that is good from now on. */
    public String passOf(String branch, UUID requestId, Instant now) {
        String named = requestId + "." + now.plus(TO_CHOOSE).getEpochSecond();
        return named + "." + proof(branch, named);
    }

    /** What a pass says, also one that is over; empty for one that was not made here for this branch. */
    public Optional<Pass> find(String branch, String pass) {
        int end = pass.lastIndexOf('.');
        if (end < 0 || !KeyedHash.isSame(pass.substring(end + 1), proof(branch, pass.substring(0, end)))) {
            return Optional.empty();
        }
        // whatever has our proof has our form
        String[] named = pass.substring(0, end).split("\\.", -1);
        return Optional.of(new Pass(UUID.fromString(named[0]), Instant.ofEpochSecond(Long.parseLong(named[1]))));
    }

    private static long minute(Instant time) { return Math.floorDiv(time.getEpochSecond(), SHOWN.toSeconds()); }

    private String proof(String branch, String named) { return hash.of("pass " + branch + " " + named, PROOF_BYTES); }
}
