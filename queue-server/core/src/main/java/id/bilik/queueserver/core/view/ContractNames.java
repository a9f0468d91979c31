package id.bilik.queueserver.core.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Constants by the names of the contract: {@code WITH_CHILD} is {@code with-child} there. */
public final class ContractNames {
    private ContractNames() {}

    public static String of(Enum<?> constant) { return constant.name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    /** Null for none. */
    static @Nullable String ofNullable(@Nullable Enum<?> constant) {
        return constant == null ? null : of(constant);
    }

    /** What an officer is called whose name is not known, in the first of those languages. */
    static String officer(List<String> languages) {
        return languages.getFirst().equals("id") ? "Petugas" : "Officer";
    }

    /** The constant that is written so; empty for none. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
