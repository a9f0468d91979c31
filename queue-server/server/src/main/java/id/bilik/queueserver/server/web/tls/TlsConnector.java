package id.bilik.queueserver.server.web.tls;

import id.bilik.process.web.CertificateSigns;
import id.bilik.queueserver.server.web.http.ExtraPort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens over TLS. Its certificate is the one in the folder, {@code certificate.pem} and {@code key.pem}, and changes with
 * these files without a restart; a pair that cannot be used leaves the one before in use. Without them the branch's own
 * authority issues one.
 */
public final class TlsConnector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsConnector.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration WARNED_BEFORE = Duration.ofDays(30);
    private static final Duration RENEWAL = Duration.ofHours(12);

    private final Path folder;
    private final Set<String> names;
    private final InstantSource clock;
    private final OwnAuthority authority;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Instant endsAt = Instant.MAX;
    private String seen = "";
    private Instant lookedAt = Instant.MIN;

    /** @param names that the certificate of the branch's own authority is for */
    public TlsConnector(Path folder, Set<String> names, InstantSource clock) {
        this.folder = folder;
        this.names = names;
        this.clock = clock;
        this.authority = new OwnAuthority(folder, clock);
    }

    /**
     * Adds a listening connector to a server that runs.
     *
     * @throws IOException where there is no certificate, or where the address is taken
     */
    public void listen(Server server, HttpConfiguration plain, String host, int port) throws IOException {
        try {
            use(load());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the certificate in " + folder + " cannot be used: " + unusable.getMessage(),
                    unusable);
        }
        HttpConfiguration secure = new HttpConfiguration(plain);
        // which hosts are ours is asked of every request in one place
        secure.addCustomizer(new SecureRequestCustomizer(false));
        ExtraPort.open(server, "https", host, port, new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(secure));
        Thread.ofPlatform().daemon().name("certificate").start(this::watch);
    }

    /** The certificate of the own authority, which devices trust; empty where another certificate is in use. */
    public Optional<Path> findAuthority() {
        Path certificate = folder.resolve(OwnAuthority.CERTIFICATE);
        return PemFiles.areIn(folder) || Files.notExists(certificate) ? Optional.empty() : Optional.of(certificate);
    }

    /** What people compare of that certificate; empty where another is in use, or it cannot be read. */
    public Optional<String> findAuthoritySigns() {
        return findAuthority().flatMap(file -> {
            try (InputStream pem = Files.newInputStream(file)) {
                return Optional
                        .of(CertificateSigns.of(CertificateFactory.getInstance("X.509").generateCertificate(pem)));
            } catch (IOException | GeneralSecurityException unreadable) {
                LOG.warn("the authority's certificate cannot be read: {}", unreadable.toString());
                return Optional.empty();
            }
        });
    }

    /** When the certificate in use ends, or the one that has signed it. */
    public Instant endsAt() { return endsAt; }

    private void watch() {
        try {
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        String now = stamp();
        if (now.equals(seen) && clock.instant().isBefore(lookedAt.plus(RENEWAL))) {
            return;
        }
        try {
            KeyStore fresh = load();
            context.reload(factory -> use(fresh));
            LOG.info("the certificate in use ends at {}", endsAt);
        } catch (Exception unusable) {
            LOG.warn("the certificate in {} cannot be used, so the one before stays: {}", folder,
                    unusable.getMessage());
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        seen = stamp();
        lookedAt = clock.instant();
        return PemFiles.areIn(folder) ? PemFiles.read(folder, OwnAuthority.password()) : authority.issueFor(names);
    }

    private void use(KeyStore store) {
        context.setKeyStore(store);
        context.setKeyStorePassword(new String(OwnAuthority.password()));
        endsAt = end(store);
        if (clock.instant().isAfter(endsAt.minus(WARNED_BEFORE))) {
            LOG.warn("the certificate ends at {}: put a newer one into {}", endsAt, folder);
        }
    }

    private static Instant end(KeyStore store) {
        try {
            for (String alias : Collections.list(store.aliases())) {
                Certificate[] chain = store.isKeyEntry(alias) ? store.getCertificateChain(alias) : null;
                if (chain != null) {
                    return Arrays.stream(chain).map(X509Certificate.class::cast)
                            .map(each -> each.getNotAfter().toInstant()).min(Instant::compareTo).orElse(Instant.MAX);
                }
            }
        } catch (GeneralSecurityException unreadable) {
            LOG.warn("nobody knows when the certificate ends: {}", unreadable.getMessage());
        }
        return Instant.MAX;
    }

    /** Changes with the files. */
    private String stamp() {
        StringBuilder stamp = new StringBuilder();
        for (String name : new String[]{PemFiles.CHAIN, PemFiles.KEY}) {
            try {
                Path file = folder.resolve(name);
                stamp.append(Files.getLastModifiedTime(file)).append(' ').append(Files.size(file)).append(';');
            } catch (IOException none) {
                stamp.append("none;");
            }
        }
        return stamp.toString();
    }

    @Override
    public void close() { closing.countDown(); }
}
