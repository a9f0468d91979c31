package id.bilik.queueserver.server;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/** What an authenticator app shows that was given a secret. */
public final class AuthenticatorApp {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private AuthenticatorApp() {}

    /** @param secret in Base32 */
    public static String code(String secret, Instant now) {
        byte[] key = new byte[secret.length() * 5 / 8];
        for (int bit = 0; bit < key.length * 8; bit++) {
            int letter = BASE32.indexOf(secret.charAt(bit / 5));
            if (((letter >> (4 - bit % 5)) & 1) == 1) {
                key[bit / 8] |= (byte) (0x80 >> (bit % 8));
            }
        }
        try {
            TimeBasedOneTimePasswordGenerator app = new TimeBasedOneTimePasswordGenerator();
            return app.generateOneTimePasswordString(new SecretKeySpec(key, app.getAlgorithm()), now);
        } catch (InvalidKeyException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
