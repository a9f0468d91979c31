package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.configuration.AccessConfig;
import id.bilik.testsupport.devices.FreePort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server over TLS: by the branch's own authority, or by a certificate that somebody puts there. */
class TlsTest {
    @TempDir
    Path folder;

    @Test
    void the_own_authority_is_trusted_by_who_has_its_certificate_and_by_nobody_else() throws Exception {
        int port = FreePort.find();
        try (TestServer server = start(folder, port)) {
            byte[] authority = server.client().get("/ca.crt").expect(200).response().body();
            URI health = URI.create("https://127.0.0.1:" + port + "/health");

            assertThat(trusting(authority).send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                    .statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(HttpRequest.newBuilder(health).build(),
                    BodyHandlers.discarding())).isInstanceOf(SSLHandshakeException.class);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_session_over_tls_has_a_cookie_that_no_other_host_can_set() throws Exception {
        int port = FreePort.find();
        try (TestServer server = start(folder, port)) {
            HttpClient browser = trusting(server.client().get("/ca.crt").expect(200).response().body());
            HttpResponse<String> in = browser.send(HttpRequest
                    .newBuilder(URI.create("https://127.0.0.1:" + port + "/api/session"))
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(
                            "{\"token\":\"" + TestServer.RUN.tokens().getFirst() + "\"}"))
                    .build(), BodyHandlers.ofString());

            assertThat(in.statusCode()).isEqualTo(200);
            assertThat(in.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("__Host-bilik=")
                    .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Domain");
            assertThat(in.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    void the_last_certificate_in_the_folder_wins_without_a_restart_and_a_broken_one_changes_nothing()
            throws Exception {
        int port = FreePort.find();
        int other = FreePort.find();
        try (TestServer elsewhere = start(folder.resolve("elsewhere"), other);
                TestServer server = start(folder.resolve("here"), port)) {
            byte[] own = server.client().get("/ca.crt").expect(200).response().body();
            byte[] others = elsewhere.client().get("/ca.crt").expect(200).response().body();
            Path tls = folder.resolve("here").resolve("tls");

            Files.writeString(tls.resolve("key.pem"), "no key");
            Files.writeString(tls.resolve("certificate.pem"), "no certificate");
            Thread.sleep(Duration.ofSeconds(6));
            assertThat(isTrusted(own, port)).isTrue();

            writePem(folder.resolve("elsewhere").resolve("tls").resolve("server.p12"), tls);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> isTrusted(others, port));
            assertThat(isTrusted(own, port)).isFalse();
            server.client().get("/ca.crt").expect(404);
        }
    }

    @Test
    void a_restart_keeps_the_authority_that_devices_trust() throws Exception {
        byte[] before;
        try (TestServer server = start(folder, FreePort.find())) {
            before = server.client().get("/ca.crt").expect(200).response().body();
        }
        int port = FreePort.find();
        try (TestServer server = start(folder, port)) {
            assertThat(server.client().get("/ca.crt").expect(200).response().body()).isEqualTo(before);
            assertThat(isTrusted(before, port)).isTrue();
        }
    }

    private static TestServer start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        return TestServer.in(folder)
                .with(new AccessConfig(List.of(), 0, Optional.empty(), port, folder.resolve("tls"), false,
                        Optional.empty()))
                .start();
    }

    /** As certbot would put it there. */
    private static void writePem(Path from, Path to) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(from.toFile(), "guarded-by-the-folder".toCharArray());
        StringBuilder chain = new StringBuilder();
        for (var certificate : store.getCertificateChain("server")) {
            chain.append(pem("CERTIFICATE", ((X509Certificate) certificate).getEncoded()));
        }
        Files.writeString(to.resolve("key.pem"),
                pem("PRIVATE KEY", store.getKey("server", "guarded-by-the-folder".toCharArray()).getEncoded()));
        Files.writeString(to.resolve("certificate.pem"), chain);
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    private static boolean isTrusted(byte[] authority, int port) throws Exception {
        try {
            return trusting(authority)
                    .send(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/health")).build(),
                            BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (SSLHandshakeException stranger) {
            return false;
        }
    }

    private static HttpClient trusting(byte[] authority) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("branch",
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
