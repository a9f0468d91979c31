package id.bilik.queueserver.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What lets people and programs in while a newcomer tries Bilik out: links that sign in, a key, and the key of the kiosk.
 * All of it follows from one secret, which the starting process makes and hands over in the environment, so that a server
 * that is started again knows the same. It holds for that run and from the same machine alone.
 */
public final class RunCredentials {
    /** The variable of the environment with the secret. */
    public static final String VARIABLE = "BILIK_RUN_SECRET";

    private static final int SHORTEST_SECRET = 32;
    private static final String KEY = "key";
    private static final String KIOSK = "kiosk/";
    private static final List<String> OFFICERS = List.of("Rina", "Bagus", "Sari", "Dimas", "Ayu", "Hendra");

    private final byte[] secret;
    private final String apiKey;
    private final Map<String, Entry> byToken = new LinkedHashMap<>();

    /**
     * Somebody as whom a link signs in.
     *
     * @param name  of the account
     * @param group the booth group of an officer; empty for others
     */
    public record Entry(Role role, String name, String group) {
        /** As the link is announced. */
        public String words() {
            return group.isEmpty() ? role.word() : role.word() + " " + group;
        }
    }

    /**
     * The links of a branch with these groups.
     *
     * @throws IllegalArgumentException for a secret of less than 32 characters
     */
    public RunCredentials(String secret, List<String> groups) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(VARIABLE + " needs " + SHORTEST_SECRET + " characters or more");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.apiKey = derive(KEY);
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(Role.SUPERVISOR, "Supervisor", ""));
        for (int i = 0; i < groups.size(); i++) {
            // nobody of the branch's own has such a name
            String name = OFFICERS.get(i % OFFICERS.size()) + " (" + groups.get(i) + ")";
            entries.add(new Entry(Role.OFFICER, name, groups.get(i)));
        }
        entries.add(new Entry(Role.TECHNICIAN, "Technician", ""));
        entries.add(new Entry(Role.AUDITOR, "Auditor", ""));
        entries.forEach(entry -> byToken.put(derive("enter/" + entry.words()), entry));
    }

    /** The tokens in the order in which they are announced. */
    public List<String> tokens() {
        return List.copyOf(byToken.keySet());
    }

    public Optional<Entry> findEntry(String token) { return Optional.ofNullable(byToken.get(token)); }

    /** The name of the officer of a group; empty where no link is for one. */
    public Optional<String> findOfficer(String group) {
        return byToken.values().stream().filter(each -> each.group().equals(group)).map(Entry::name).findFirst();
    }

    /** Whether a link signs in under that name. */
    boolean hasName(String name) {
        return byToken.values().stream().anyMatch(entry -> entry.name().equalsIgnoreCase(name));
    }

    /** Of a program that may do what a supervisor and a technician may. */
    public String apiKey() { return apiKey; }

    public boolean isApiKey(String key) { return equals(key, apiKey()); }

    /** The key of the kiosk of that name. */
    public String kioskKey(String kiosk) {
        return KIOSK + kiosk + "/" + derive(KIOSK + kiosk);
    }

    /** The kiosk that has this key. */
    public Optional<String> findKiosk(String key) {
        int end = key.lastIndexOf('/');
        if (!key.startsWith(KIOSK) || end <= KIOSK.length()) {
            return Optional.empty();
        }
        String kiosk = key.substring(KIOSK.length(), end);
        return equals(key, kioskKey(kiosk)) ? Optional.of(kiosk) : Optional.empty();
    }

    /** Marks the sessions of this run, and tells nobody the secret. */
    String mark() { return derive("run"); }

    private static boolean equals(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private String derive(String what) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
