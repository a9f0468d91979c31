package id.bilik.queueserver.server.web.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A certificate authority of the branch's own, for a network without names that the world knows. Devices are given its
 * certificate once; it signs the server's, which is renewed by itself. The work is keytool's, which every Java brings along.
 */
final class OwnAuthority {
    /** What devices have to trust. */
    static final String CERTIFICATE = "ca.crt";

    private static final String AUTHORITY = "ca.p12";
    private static final String SERVER = "server.p12";
    private static final String SIGNER = "ca";
    private static final String ALIAS = "server";
    private static final int PEM_LINE = 64;
    /** The folder's permissions guard the keys; keytool only wants some word. */
    private static final String PASSWORD = "guarded-by-the-folder";
    private static final Pattern DNS = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final int AUTHORITY_DAYS = 3_650;
    /** Browsers refuse certificates of more than 398 days. */
    private static final int SERVER_DAYS = 397;
    /** Well before anybody is alarmed. */
    private static final Duration RENEWED_BEFORE = Duration.ofDays(60);
    private static final long LONGEST_SECONDS = 60;

    private final Path folder;
    private final InstantSource clock;

    OwnAuthority(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * The server's key with a certificate for these names, made anew where there is none, where it ends within 60 days, or
     * where it is for other names.
     *
     * @throws IOException where it cannot be made or written
     */
    KeyStore issueFor(Set<String> wanted) throws IOException, GeneralSecurityException {
        Set<String> names = wanted.stream().filter(name -> isAddress(name) || DNS.matcher(name).matches())
                .collect(Collectors.toUnmodifiableSet());
        if (Files.notExists(folder)) {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        if (Files.notExists(folder.resolve(AUTHORITY)) || Files.notExists(folder.resolve(CERTIFICATE))) {
            makeAuthority();
        }
        if (Files.notExists(folder.resolve(SERVER)) || !holds(read(folder.resolve(SERVER)), names)) {
            issue(names);
        }
        return read(folder.resolve(SERVER));
    }

    static char[] password() { return PASSWORD.toCharArray(); }

    private void makeAuthority() throws IOException, GeneralSecurityException {
        Path fresh = folder.resolve(AUTHORITY + ".new");
        Files.deleteIfExists(fresh);
        keytool(fresh, "-genkeypair", "-alias", SIGNER, "-keyalg", "EC", "-groupname", "secp256r1", "-dname",
                "CN=Bilik branch authority, O=Bilik", "-validity", String.valueOf(AUTHORITY_DAYS), "-ext",
                "bc:critical=ca:true,pathlen:0", "-ext", "ku:critical=keyCertSign,cRLSign");
        Files.writeString(folder.resolve(CERTIFICATE), pem(read(fresh).getCertificate(SIGNER)));
        Files.move(fresh, folder.resolve(AUTHORITY), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(folder.resolve(SERVER));
    }

    private void issue(Set<String> names) throws IOException, GeneralSecurityException {
        Path fresh = folder.resolve(SERVER + ".new");
        Files.copy(folder.resolve(AUTHORITY), fresh, StandardCopyOption.REPLACE_EXISTING);
        keytool(fresh, "-genkeypair", "-alias", ALIAS, "-signer", SIGNER, "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=Bilik", "-validity", String.valueOf(SERVER_DAYS), "-ext", "san=" + sanOf(names), "-ext",
                "eku=serverAuth", "-ext", "ku:critical=digitalSignature");
        KeyStore server = read(fresh);
        server.deleteEntry(SIGNER);
        try (OutputStream bytes = Files.newOutputStream(fresh)) {
            server.store(bytes, password());
        }
        Files.move(fresh, folder.resolve(SERVER), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(PEM_LINE, new byte[]{'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static String sanOf(Set<String> names) {
        return names.stream().sorted().map(name -> (isAddress(name) ? "ip:" : "dns:") + name)
                .collect(Collectors.joining(","));
    }

    private boolean holds(KeyStore store, Set<String> names) throws GeneralSecurityException {
        if (!(store.getCertificate(ALIAS) instanceof X509Certificate certificate)) {
            return false;
        }
        Instant end = certificate.getNotAfter().toInstant();
        Set<String> named = new TreeSet<>();
        var alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.forEach(each -> named.add(String.valueOf(each.get(1))));
        }
        return clock.instant().isBefore(end.minus(RENEWED_BEFORE)) && named.containsAll(names);
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, password());
        }
        return store;
    }

    static boolean isAddress(String name) { return name.indexOf(':') >= 0 || name.matches("[0-9.]+"); }

    private static void keytool(Path store, String task, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", task, "-keystore",
                store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8).strip();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool " + task + " failed: " + said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a certificate was made", stopped);
        } finally {
            process.destroyForcibly();
        }
    }
}
