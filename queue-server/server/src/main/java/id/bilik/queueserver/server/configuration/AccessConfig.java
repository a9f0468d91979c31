package id.bilik.queueserver.server.configuration;

import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which names a queue-server is reached, and how.
 *
 * @param hosts     names beside localhost, this machine's own and its addresses, without a port
 * @param plainHttp whether keys and sessions are taken over plain http from other machines, too
 */
public record AccessConfig(List<String> hosts, boolean plainHttp) {
    /** Nothing configured. */
    public static final AccessConfig SUGGESTED = new AccessConfig(List.of(), false);

    static final List<ConfigKey> KEYS = List.of(
            new ConfigKey("hosts", "",
                    "names under which browsers reach this server, with commas between, such as bilik.example.go.id; its"
                            + " own name and addresses are known"),
            new ConfigKey("plain-http", "no",
                    "yes takes sessions and keys over plain http from other machines: only for a network of the branch's"
                            + " own that nobody else can read"));

    /** Complains to the reader about what cannot be used. */
    static AccessConfig read(ConfigReader reader, URI publicUrl) {
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
        String plain = reader.text("plain-http");
        if (!plain.equals("yes") && !plain.equals("no")) {
            reader.complain("plain-http", plain);
        }
        return new AccessConfig(List.copyOf(hosts), plain.equals("yes"));
    }
}
