package id.bilik.queueserver.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Work that a sender does before a wish is taken: to find the number whose hash is known, in the format of ALTCHA, version 1. A
 * challenge is stored nowhere until it is used, since its signature tells that it comes from this server.
 */
public final class WorkProofs {
    static final Duration HOLD = Duration.ofMinutes(2);
    static final String ALGORITHM = "SHA-256";
    private static final int SALT_BYTES = 12;
    /** The mark at the end keeps digits of the number from being read as some of the time. */
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{24}\\?expires=(\\d{1,12})&");

    private final KeyedHash signatures;
    private final int most;
    private final InstantSource clock;
    private final SecureRandom random;
    /** Challenges that were solved, with the time until which they would be good, the first used first. */
    private final LinkedHashMap<String, Instant> used = new LinkedHashMap<>();

    /**
     * A number to be found.
     *
     * @param challenge hash of salt and number, in hexadecimal digits
     * @param maxnumber the number is 0 to this
     * @param signature tells that this server made it
     */
    public record Challenge(String algorithm, String challenge, int maxnumber, String salt, String signature) {}

    /** The number that was found, with the challenge that it belongs to. */
    public record Solution(String algorithm, String challenge, long number, String salt, String signature) {}

    /** The verdict on a solution. {@code LATE}: too old or used before; {@code WRONG}: not solved, or not of this server. */
    public enum Verdict {
        RIGHT, LATE, WRONG
    }

    /**
     * Proofs by a key of this server.
     *
     * @param links has the key from which that for this purpose is derived
     * @param most  largest number to be found, at least 1; half as many hashes are computed on average
     */
    public WorkProofs(FollowLinks links, int most, InstantSource clock, SecureRandom random) {
        this.signatures = new KeyedHash(links.keyFor("proofs of work"));
        this.most = most;
        this.clock = clock;
        this.random = random;
    }

    /** Good for two minutes, once. */
    public Challenge draw() {
        byte[] drawn = new byte[SALT_BYTES];
        random.nextBytes(drawn);
        String salt = HexFormat.of().formatHex(drawn) + "?expires=" + clock.instant().plus(HOLD).getEpochSecond() + "&";
        String challenge = hash(salt + random.nextInt(most + 1));
        return new Challenge(ALGORITHM, challenge, most, salt, sign(challenge));
    }

    /** Judges a solution; one that is right is used up by this. */
    public Verdict take(Solution solution) {
        Matcher salt = SALT.matcher(solution.salt());
        if (!salt.matches() || !solution.algorithm().equals(ALGORITHM)
                || !KeyedHash.isSame(sign(solution.challenge()), solution.signature())
                || !hash(solution.salt() + solution.number()).equals(solution.challenge())) {
            return Verdict.WRONG;
        }
        Instant now = clock.instant();
        Instant until = Instant.ofEpochSecond(Long.parseLong(salt.group(1)));
        return now.isBefore(until) && isFirst(solution.challenge(), until, now) ? Verdict.RIGHT : Verdict.LATE;
    }

    private synchronized boolean isFirst(String challenge, Instant until, Instant now) {
        // each is used at most two minutes before it ends, so that those at the head are soon over
        while (!used.isEmpty() && !now.isBefore(used.firstEntry().getValue())) {
            used.pollFirstEntry();
        }
        return used.putIfAbsent(challenge, until) == null;
    }

    private String sign(String challenge) { return HexFormat.of().formatHex(signatures.of(challenge)); }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance(ALGORITHM).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
