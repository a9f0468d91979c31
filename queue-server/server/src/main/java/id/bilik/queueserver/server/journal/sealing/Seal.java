package id.bilik.queueserver.server.journal.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Bytes under a day key, as one word: the key's id, and by AES-256-GCM what only that key opens and only in the place
 * for which it was sealed.
 */
final class Seal {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Seal() {}

    /** @param place of which the same must be said to open it again */
    static String close(DayKey key, byte[] plain, String place, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(plain);
            return key.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(
                    ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES/GCM", impossible);
        }
    }

    /** The id of its key. */
    static String keyOf(String seal) {
        return seal.substring(0, Math.max(0, seal.lastIndexOf('.')));
    }

    /** Empty where another key, another place or other bytes were sealed. */
    static Optional<byte[]> open(DayKey key, String seal, String place) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(seal.substring(seal.lastIndexOf('.') + 1));
            byte[] nonce = new byte[NONCE];
            ByteBuffer.wrap(sealed).get(nonce);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(sealed, NONCE,
                    sealed.length - NONCE));
        } catch (GeneralSecurityException | RuntimeException altered) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, DayKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
