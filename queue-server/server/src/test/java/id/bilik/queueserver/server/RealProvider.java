package id.bilik.queueserver.server;

import id.bilik.queueserver.server.access.Role;
import id.bilik.queueserver.server.configuration.OidcConfig;
import id.bilik.testsupport.devices.ForeignPrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The head office as a certified provider, in a process of Node. It is called {@code localhost} and the branch
 * {@code 127.0.0.1}, which are two sites to a browser.
 */
public final class RealProvider implements AutoCloseable {
    private static final String SECRET = "a secret of this branch and its head office";

    private final Process process;
    private final BufferedReader output;
    private final int port;

    /** Starts it in that folder, or skips the test where Node or the provider's package is missing. */
    public RealProvider(Path folder) {
        Path provider = ForeignPrograms.nodePackage("oidc-provider");
        try (InputStream script = Objects
                .requireNonNull(RealProvider.class.getResourceAsStream("/oidc/provider.mjs"))) {
            Path file = folder.resolve("provider.mjs");
            Files.write(file, script.readAllBytes());
            process = new ProcessBuilder("node", file.toString(), provider.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            output = process.inputReader(StandardCharsets.UTF_8);
            port = Integer.parseInt(next());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What a branch is told of it. */
    public OidcConfig config() {
        return new OidcConfig(URI.create("http://localhost:" + port), "bilik-pekalongan", Optional.of(SECRET),
                Optional.empty(), List.of("openid", "profile"), "groups",
                Map.of(Role.SUPERVISOR, "cn=supervisors,ou=bilik", Role.OFFICER, "officers", Role.AUDITOR,
                        "revision"));
    }

    /** Knows the branch from now on. */
    public void register(TestServer server) {
        tell("{\"redirect\":\"" + server.client().at("/oidc/callback") + "\"}");
    }

    /** Somebody works there, in these groups. */
    public void employ(String subject, String name, String... groups) {
        tell("{\"people\":{\"" + subject + "\":{\"name\":\"" + name + "\",\"groups\":["
                + String.join(",", List.of(groups).stream().map(group -> "\"" + group + "\"").toList()) + "]}}}");
    }

    private void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            next();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String next() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the provider has ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
