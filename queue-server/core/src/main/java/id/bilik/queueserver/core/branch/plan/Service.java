package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one comes for.
 *
 * @param id        short name in addresses, unique in the branch
 * @param letter    first character of its ticket numbers, A-Z, unique in the branch
 * @param names     name by language code, in the order in which languages are shown
 * @param expected  mean time in the booth before there is experience, more than zero
 * @param target    wait within which the branch promises to call, more than zero
 * @param documents what to bring, in the order in which it is asked for; none where an older plan knew no such thing
 */
public record Service(String id, char letter, Map<String, String> names, Duration expected, Duration target,
        @Nullable List<Document> documents) {

    public Service {
        documents = documents == null ? List.of() : List.copyOf(documents);
    }

    /** A service that asks for no papers. */
    public Service(String id, char letter, Map<String, String> names, Duration expected, Duration target) {
        this(id, letter, names, expected, target, List.of());
    }

    @Override
    public List<Document> documents() { return documents == null ? List.of() : documents; }
}
