package id.bilik.process.web;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;

/** What two people compare to see that two machines mean the same certificate. */
public final class CertificateSigns {
    /** Without letters and digits that look alike. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int BITS = 5;
    private static final int GROUP = 4;
    /** 60 bits: nobody makes another certificate with the same ones. */
    private static final int COUNT = 12;

    private CertificateSigns() {}

    /** Twelve letters and digits of the certificate's SHA-256, such as {@code 7KQ2-M4XR-9PWT}. */
    public static String of(Certificate certificate) {
        byte[] hash;
        try {
            hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256, and what was read can be written",
                    impossible);
        }
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            int value = 0;
            for (int bit = i * BITS; bit < (i + 1) * BITS; bit++) {
                value = 2 * value + (hash[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1);
            }
            signs.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(value));
        }
        return signs.toString();
    }
}
