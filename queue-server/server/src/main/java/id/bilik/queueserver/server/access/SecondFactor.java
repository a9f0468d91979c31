package id.bilik.queueserver.server.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Codes of an authenticator app: TOTP (RFC 6238) with six digits, 30 s and SHA-1, which every app knows. */
final class SecondFactor {
    private static final int SECRET_BYTES = 20;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

    /** A new secret in Base32 (RFC 4648), as people may type it into an app. */
    String draw(Secrets secrets) {
        byte[] bytes = secrets.bytes(SECRET_BYTES);
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = (buffer << 8) | (each & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt((buffer >> (bits - 5)) & 31));
            }
        }
        return text.toString();
    }

    /** What the app's camera reads. */
    String uri(String secret, String account) {
        String name = URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/Bilik:" + name + "?secret=" + secret + "&issuer=Bilik";
    }

    /** The step of 30 s whose code that is: this one, the one before or the next; empty for another code. */
    OptionalLong findStep(String secret, String code, Instant now) {
        String typed = code.replaceAll("\\s", "");
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = current - 1; step <= current + 1; step++) {
            if (codeAt(secret, step).equals(typed)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    private String codeAt(String secret, long step) {
        try {
            return codes.generateOneTimePasswordString(new SecretKeySpec(bytes(secret), codes.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("a key of bytes is a key", impossible);
        }
    }

    private static byte[] bytes(String secret) {
        byte[] bytes = new byte[secret.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < secret.length(); i++) {
            buffer = (buffer << 5) | BASE32.indexOf(secret.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }
}
