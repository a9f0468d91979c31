package id.bilik.queueserver.core.branch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The order of a draw, which anybody can compute again. The commitment stands before anybody applies: it is the SHA-256 of
 * a secret. The seed is the SHA-256 of that secret and of all applications, so neither whoever has the secret nor whoever
 * applies chooses it alone. Applications then stand in the order of the SHA-256 of the seed and their own number. All
 * hashes are in lower-case hexadecimal and of UTF-8; the lines of a text are joined by a line feed.
 */
public final class DrawnOrder {
    private DrawnOrder() {}

    /** The commitment to a secret, published before the draw. */
    public static String commitmentOf(String secret) {
        return sha256(secret);
    }

    /** @param applications their numbers, in any order */
    public static String seedOf(String secret, Collection<String> applications) {
        return sha256(secret + "\n" + String.join("\n", applications.stream().sorted().toList()));
    }

    /** The applications, the first drawn first. */
    public static List<String> of(String seed, Collection<String> applications) {
        return applications.stream().map(each -> new Lot(sha256(seed + "\n" + each), each)).sorted(BY_HASH)
                .map(Lot::application).toList();
    }

    private static final Comparator<Lot> BY_HASH = Comparator.comparing(Lot::hash).thenComparing(Lot::application);

    private record Lot(String hash, String application) {}

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
