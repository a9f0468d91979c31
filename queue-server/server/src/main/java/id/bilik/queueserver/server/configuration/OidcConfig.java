package id.bilik.queueserver.server.configuration;

import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigReader;
import id.bilik.queueserver.server.access.Role;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The head office whose people may sign in here, through its OpenID Connect provider.
 *
 * @param issuer      address of the provider, as it stands in what it signs
 * @param client      as which it knows this server
 * @param secret      that it has given to this server; empty where PKCE alone is enough for it
 * @param here        address of this server as it is registered there; empty for the one that a browser asked for
 * @param scopes      what it is asked for
 * @param groupsClaim under which it lists the groups of a person
 * @param groups      whose members have a role here
 */
public record OidcConfig(URI issuer, String client, Optional<String> secret, Optional<URI> here, List<String> scopes,
        String groupsClaim, Map<Role, String> groups) {
    private static final String GROUP = "oidc.group.";

    static final List<ConfigKey> KEYS = Stream.concat(Stream.of(
            new ConfigKey("oidc.issuer", "",
                    "https address of a head office's OpenID Connect provider, whose people may sign in here; nothing for"
                            + " none"),
            new ConfigKey("oidc.client", "", "client id of this server at that provider"),
            new ConfigKey("oidc.secret", "",
                    "client secret of this server at that provider; nothing where it is a public client with PKCE"),
            new ConfigKey("oidc.here", "",
                    "https address of this server, behind which /oidc/callback is registered at that provider, such as"
                            + " https://bilik.example.go.id:7443; nothing for the address that a browser asks for"),
            new ConfigKey("oidc.scopes", "openid profile", "what that provider is asked for, with blanks between"),
            new ConfigKey("oidc.groups-claim", "groups", "claim in which that provider lists the groups of a person")),
            Stream.of(Role.values()).map(role -> new ConfigKey(GROUP + role.word(), "",
                    "group of the head office whose members are " + role.word() + " here; nothing for nobody")))
            .toList();

    public OidcConfig {
        scopes = List.copyOf(scopes);
        groups = Map.copyOf(groups);
    }

    /** The roles here of somebody who is in these groups there. */
    public Set<Role> roles(Collection<String> memberOf) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        groups.forEach((role, group) -> {
            if (memberOf.contains(group)) {
                roles.add(role);
            }
        });
        return roles;
    }

    /** Whether nobody on a network can read what is sent to that address: https, or a program on this machine. */
    public static boolean isSafe(URI address) {
        String host = address.getHost();
        return host != null && ("https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme())
                        && Set.of("127.0.0.1", "localhost", "[::1]").contains(host)));
    }

    /** Complains to the reader about what cannot be used. */
    static Optional<OidcConfig> read(ConfigReader reader) {
        Map<Role, String> groups = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String group = reader.optional(GROUP + role.word());
            if (!group.isEmpty()) {
                groups.put(role, group);
            }
        }
        List<String> scopes = List.of(reader.text("oidc.scopes").split("\\s+", -1));
        String claim = reader.text("oidc.groups-claim");
        if (reader.optional("oidc.issuer").isEmpty()) {
            return Optional.empty();
        }
        URI issuer = safe(reader, "oidc.issuer");
        if (issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
            reader.complain("oidc.issuer", issuer.toString());
        }
        if (groups.isEmpty()) {
            reader.complain(GROUP + Role.SUPERVISOR.word(), "", "leaves everybody of the head office without a role");
        }
        if (!scopes.contains("openid")) {
            reader.complain("oidc.scopes", String.join(" ", scopes), "lacks openid");
        }
        Optional<URI> here = reader.optional("oidc.here").isEmpty()
                ? Optional.empty()
                : Optional.of(origin(reader, "oidc.here"));
        return Optional.of(new OidcConfig(issuer, reader.text("oidc.client"),
                Optional.of(reader.optional("oidc.secret")).filter(secret -> !secret.isEmpty()), here, scopes, claim,
                groups));
    }

    private static URI origin(ConfigReader reader, String key) {
        URI address = safe(reader, key);
        if (address.getRawQuery() != null || address.getRawFragment() != null || address.getRawUserInfo() != null
                || !Set.of("", "/").contains(address.getRawPath())) {
            reader.complain(key, address.toString(), "is more than scheme, name and port");
        }
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }

    private static URI safe(ConfigReader reader, String key) {
        URI address = reader.address(key);
        if (!isSafe(address) && !"invalid.invalid".equals(address.getHost())) {
            reader.complain(key, address.toString(), "everybody on the network could read");
        }
        return address;
    }
}
