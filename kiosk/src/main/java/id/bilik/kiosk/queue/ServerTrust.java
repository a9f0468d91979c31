package id.bilik.kiosk.queue;

import id.bilik.process.web.CertificateSigns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose certificates this kiosk believes when it speaks to the queue-server: those that the system trusts; or the branch's
 * own authority and no other, whose certificate stands in a file or was learned while the kiosk was paired. What is learned
 * then counts for the pairing alone, until a technician has compared its {@linkplain CertificateSigns signs} and approved.
 */
public final class ServerTrust {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTrust.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 16 * 1024;
    private static final int OK = 200;

    private final @Nullable Path learnedFile;
    /** Null for those that the system trusts. */
    private @Nullable X509Certificate authority;
    /** Made when it is first needed: reading what the system trusts takes a while. */
    private @Nullable X509ExtendedTrustManager manager;
    private boolean learned;
    private byte @Nullable [] offered;

    private ServerTrust(@Nullable Path learnedFile, @Nullable X509Certificate authority) {
        this.learnedFile = learnedFile;
        this.authority = authority;
        this.learned = authority != null;
    }

    /** @throws GeneralSecurityException where the file is no certificate */
    public static ServerTrust inFile(Path certificate) throws IOException, GeneralSecurityException {
        return new ServerTrust(null, read(Files.readAllBytes(certificate)));
    }

    /** What a pairing has left in that file, or what the system trusts and a pairing may learn. */
    public static ServerTrust learnedIn(Path file) {
        try {
            if (Files.exists(file)) {
                return new ServerTrust(file, read(Files.readAllBytes(file)));
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            LOG.warn("the authority in {} cannot be read, so it is learned anew by the next pairing: {}", file,
                    unreadable.toString());
        }
        return new ServerTrust(file, null);
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{new Changing()}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has TLS", impossible);
        }
    }

    /**
     * Believes the authority that a server offers, for a pairing; only where there is none yet.
     *
     * @return the signs to compare; empty where there is nothing to learn
     */
    synchronized Optional<String> learn(URI server) throws InterruptedException {
        if (learnedFile == null || learned || !"https".equals(server.getScheme())) {
            return Optional.empty();
        }
        try (HttpClient anybody = HttpClient.newBuilder().connectTimeout(PATIENCE).sslContext(believingAnybody())
                .build()) {
            HttpResponse<byte[]> answer = anybody.send(
                    HttpRequest.newBuilder(server.resolve("/ca.crt")).timeout(PATIENCE).build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            if (answer.statusCode() != OK) {
                return Optional.empty();
            }
            X509Certificate read = read(answer.body());
            believe(read);
            offered = answer.body();
            return Optional.of(CertificateSigns.of(read));
        } catch (IOException | GeneralSecurityException nothing) {
            LOG.warn("{} offers no authority that could be learned: {}", server, nothing.toString());
            return Optional.empty();
        }
    }

    /** A technician has approved: what was learned holds from now on. */
    synchronized void keep() {
        if (offered == null || learnedFile == null) {
            return;
        }
        learned = true;
        try {
            Path fresh = learnedFile.resolveSibling(learnedFile.getFileName() + ".new");
            Files.write(fresh, offered);
            Files.move(fresh, learnedFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("the authority cannot be kept in {}: after a restart this kiosk has to be paired again: {}",
                    learnedFile, unwritable.toString());
        }
    }

    /**
     * Nobody has approved: what was learned holds no more.
     *
     * @return whether there was anything to forget
     */
    synchronized boolean forget() {
        if (offered == null || learned) {
            return false;
        }
        offered = null;
        believe(null);
        return true;
    }

    private void believe(@Nullable X509Certificate other) {
        authority = other;
        manager = null;
    }

    private synchronized X509ExtendedTrustManager believed() {
        if (manager == null) {
            try {
                manager = believing(authority);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("a certificate that was read cannot be believed", impossible);
            }
        }
        return manager;
    }

    private static X509Certificate read(byte[] certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate));
    }

    /** @param authority null for those that the system trusts */
    private static X509ExtendedTrustManager believing(@Nullable X509Certificate authority)
            throws GeneralSecurityException {
        KeyStore trusted = null;
        if (authority != null) {
            trusted = KeyStore.getInstance("PKCS12");
            try {
                trusted.load(null, null);
            } catch (IOException impossible) {
                throw new GeneralSecurityException(impossible);
            }
            trusted.setCertificateEntry("branch", authority);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return Arrays.stream(managers.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast).findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no manager of certificates"));
    }

    private static SSLContext believingAnybody() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{new Anybody()}, null);
        return context;
    }

    /** Asks whoever is believed at that moment; the name of the host is checked there, too. */
    private final class Changing extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            believed().checkServerTrusted(chain, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            believed().checkServerTrusted(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            believed().checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("a kiosk has no clients");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("a kiosk has no clients");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("a kiosk has no clients");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() { return believed().getAcceptedIssuers(); }
    }

    /** For the one request that fetches what people then compare. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
    }
}
