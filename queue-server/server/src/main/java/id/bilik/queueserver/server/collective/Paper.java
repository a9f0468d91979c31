package id.bilik.queueserver.server.collective;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A paper of which a company says that it has it for somebody. */
public enum Paper {
    KTP(true), KPJ(true), KK(true), BANK(true), PHK(true), NPWP(false);

    private final boolean needed;

    Paper(boolean needed) { this.needed = needed; }

    public String id() { return name().toLowerCase(Locale.ROOT); }

    static Optional<Paper> find(String word) {
        return Arrays.stream(values()).filter(each -> each.id().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static String ids() { return Arrays.stream(values()).map(Paper::id).collect(Collectors.joining(", ")); }

    /** The papers that are missing still, of a claim after a layoff. */
    public static List<Paper> missing(Set<Paper> there) {
        return EnumSet.allOf(Paper.class).stream().filter(each -> each.needed && !there.contains(each)).toList();
    }
}
