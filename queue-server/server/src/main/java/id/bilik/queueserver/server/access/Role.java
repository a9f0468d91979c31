package id.bilik.queueserver.server.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person or a program is in a branch. */
public enum Role {
    OFFICER(Duration.ofHours(4)),
    /**
     * Includes the officer, and every device of the branch: a supervisor may issue a ticket at the desk, and a
     * demonstration on one machine needs no pairing.
     */
    SUPERVISOR(Duration.ofHours(2)), TECHNICIAN(Duration.ofHours(1)), AUDITOR(Duration.ofHours(1));

    /** A working day with its overtime; then everybody signs in anew. */
    static final Duration LONGEST = Duration.ofHours(14);

    private final Duration idle;

    Role(Duration idle) { this.idle = idle; }

    /** A session that was not used for so long is over. */
    Duration idle() { return idle; }

    /** What all of these may use. */
    static Set<Access> grants(Set<Role> roles) {
        EnumSet<Access> all = EnumSet.noneOf(Access.class);
        roles.forEach(role -> all.addAll(role.grants()));
        return all;
    }

    private Set<Access> grants() {
        return switch (this) {
            case OFFICER -> Set.of(Access.OFFICER);
            case SUPERVISOR -> Set.of(Access.SUPERVISOR, Access.OFFICER, Access.KIOSK, Access.BOARD, Access.BOOTH,
                    Access.PC);
            case TECHNICIAN -> Set.of(Access.TECHNICIAN);
            case AUDITOR -> Set.of(Access.AUDITOR);
        };
    }

    /** Whether it is chosen by password and second factor; officers choose a PIN for the branch's own PCs. */
    public boolean needsPassword() {
        return this != OFFICER;
    }

    public String word() { return name().toLowerCase(Locale.ROOT); }

    public static Optional<Role> find(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** As a column of the records holds them: words with commas between. */
    static String words(Collection<Role> roles) {
        return roles.stream().sorted().distinct().map(Role::word).collect(Collectors.joining(","));
    }

    static Set<Role> ofWords(String words) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : words.split(",", -1)) {
            find(word).ifPresent(roles::add);
        }
        return roles;
    }
}
