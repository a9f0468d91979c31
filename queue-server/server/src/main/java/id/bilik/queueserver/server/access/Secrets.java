package id.bilik.queueserver.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Draws what must not be guessed, and makes the hash under which it is kept. */
final class Secrets {
    private static final int BYTES = 32;
    /** Without letters and digits that look alike, since people read and type them. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final SecureRandom random;

    Secrets(SecureRandom random) { this.random = random; }

    /** 256 bits, fit for an address, a header or a cookie. */
    String draw() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
    }

    byte[] bytes(int count) {
        byte[] drawn = new byte[count];
        random.nextBytes(drawn);
        return drawn;
    }

    /** So many characters of five bits each. */
    String drawCode(int length) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** What a person typed, as it was drawn: small letters, blanks and hyphens do no harm. */
    static String typed(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** SHA-256 is enough for secrets that are drawn at random; passwords and PINs need more. */
    static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
