package id.bilik.queueserver.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names of bookings, their secrets, and the hashes of whom they are for. All follow from keys of this server, so that nothing
 * of them is stored, and a request that is repeated gets the same booking and the same secret.
 */
public final class BookingSecrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 16;

    private final SecretKeySpec secrets;
    private final SecretKeySpec persons;

    /** @param links has the key from which those for this purpose are derived */
    public BookingSecrets(FollowLinks links) {
        secrets = new SecretKeySpec(links.keyFor("secrets of bookings"), ALGORITHM);
        persons = new SecretKeySpec(links.keyFor("one open booking per person"), ALGORITHM);
    }

    /** 16 hexadecimal digits. */
    public String idOf(String branch, UUID requestId) {
        return HexFormat.of().formatHex(mac(secrets, "id " + branch + " " + requestId), 0, ID_BYTES);
    }

    /** Of a wish on the waiting list, and of the booking that comes of it: {@code w} and 16 hexadecimal digits. */
    public String waitingIdOf(String branch, UUID requestId) {
        return "w" + HexFormat.of().formatHex(mac(secrets, "waiting " + branch + " " + requestId), 0, ID_BYTES);
    }

    /** What its holder shows; 128 bits. */
    public String secretOf(String branch, String booking) {
        return base64(mac(secrets, "secret " + branch + " " + booking));
    }

    public boolean isSecretOf(String branch, String booking, String secret) {
        return MessageDigest.isEqual(secretOf(branch, booking).getBytes(StandardCharsets.UTF_8),
                secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for the same NIK, at each branch of this server; tells nobody the NIK who lacks the key. */
    public String personOf(String nik) {
        return base64(mac(persons, nik));
    }

    private static String base64(byte[] mac) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, SECRET_BYTES));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
