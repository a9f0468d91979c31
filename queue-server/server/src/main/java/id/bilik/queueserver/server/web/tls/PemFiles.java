package id.bilik.queueserver.server.web.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate with its chain and its key in PEM, as certbot and most authorities hand them out. */
final class PemFiles {
    static final String CHAIN = "certificate.pem";
    static final String KEY = "key.pem";
    private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

    private PemFiles() {}

    static boolean areIn(Path folder) {
        return Files.isRegularFile(folder.resolve(CHAIN)) && Files.isRegularFile(folder.resolve(KEY));
    }

    /**
     * Reads both into a key store.
     *
     * @throws GeneralSecurityException saying which file cannot be used, and why
     */
    static KeyStore read(Path folder, char[] password) throws IOException, GeneralSecurityException {
        Certificate[] chain;
        try (InputStream pem = Files.newInputStream(folder.resolve(CHAIN))) {
            chain = CertificateFactory.getInstance("X.509").generateCertificates(pem).toArray(Certificate[]::new);
        }
        if (chain.length == 0) {
            throw new GeneralSecurityException(CHAIN + " holds no certificate");
        }
        PrivateKey key = key(Files.readString(folder.resolve(KEY), StandardCharsets.US_ASCII),
                chain[0].getPublicKey().getAlgorithm());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry("server", key, password, chain);
        return store;
    }

    private static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
        Matcher found = PKCS8.matcher(pem);
        if (!found.find()) {
            throw new GeneralSecurityException(KEY + " is no key in PKCS #8 without a password (BEGIN PRIVATE KEY)");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(found.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }
}
