package id.bilik.queueserver.server.configuration;

import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Under which names a queue-server is reached, and how.
 *
 * @param hosts     names beside localhost, this machine's own and its addresses, without a port
 * @param phonePort port on which only pages of participants exist; 0 for none
 * @param phoneBind address on which that port listens; empty for that of the server
 * @param tlsPort   port of https; 0 for none
 * @param tlsFolder of the certificate, and of the branch's own authority
 * @param plainHttp whether keys and sessions are taken over plain http from other machines, too
 * @param headOffice whose people may sign in here, too; empty for nobody's
 */
public record AccessConfig(List<String> hosts, int phonePort, Optional<String> phoneBind, int tlsPort, Path tlsFolder,
        boolean plainHttp,
        Optional<OidcConfig> headOffice) {
    /** Nothing configured. */
    public static final AccessConfig SUGGESTED = new AccessConfig(List.of(), 0, Optional.empty(), 0, Path.of("tls"),
            false, Optional.empty());

    static final List<ConfigKey> KEYS = Stream.concat(Stream.of(
            new ConfigKey("hosts", "",
                    "names under which browsers reach this server, with commas between, such as bilik.example.go.id; its"
                            + " own name and addresses are known"),
            new ConfigKey("public.port", "0",
                    "port for participants' phones, such as 7080, 0-65535, on which only their pages exist; 0 for none. Have"
                            + " public.url lead there"),
            new ConfigKey("public.bind", "",
                    "address on which public.port listens, where others in the network shall reach that port alone;"
                            + " nothing for that of bind"),
            new ConfigKey("tls.port", "0",
                    "port of https, such as 7443, 0-65535; 0 for none. The certificate is certificate.pem with key.pem in the"
                            + " folder tls in data, or the branch's own authority makes one"),
            new ConfigKey("plain-http", "no",
                    "yes takes sessions and keys over plain http from other machines: only for a network of the branch's"
                            + " own that nobody else can read")),
            OidcConfig.KEYS.stream()).toList();

    /** Complains to the reader about what cannot be used. */
    static AccessConfig read(ConfigReader reader, URI publicUrl, Optional<URI> screensUrl, Path data) {
        List<String> hosts = new ArrayList<>();
        for (String host : reader.optional("hosts").split(",", -1)) {
            String name = host.strip();
            if (!name.isEmpty() && !name.matches("[A-Za-z0-9.:-]+")) {
                reader.complain("hosts", name);
            } else if (!name.isEmpty()) {
                hosts.add(name);
            }
        }
        if (publicUrl.getHost() != null) {
            hosts.add(publicUrl.getHost());
        }
        screensUrl.ifPresent(screens -> hosts.add(screens.getHost()));
        String plain = reader.text("plain-http");
        if (!plain.equals("yes") && !plain.equals("no")) {
            reader.complain("plain-http", plain);
        }
        Optional<OidcConfig> headOffice = OidcConfig.read(reader);
        headOffice.flatMap(OidcConfig::here).ifPresent(here -> hosts.add(here.getHost()));
        return new AccessConfig(List.copyOf(hosts), reader.number("public.port", 0, 65_535),
                Optional.of(reader.optional("public.bind")).filter(bind -> !bind.isEmpty()),
                reader.number("tls.port", 0, 65_535), data.resolve("tls"),
                plain.equals("yes"), headOffice);
    }
}
