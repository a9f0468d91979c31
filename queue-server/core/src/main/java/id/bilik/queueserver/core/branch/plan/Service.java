package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param icon      what stands beside its name at the kiosk; {@link ServiceIcon#FORM} where a plan says nothing
 * @param claims    the reasons for which it is claimed; none where a plan says nothing
 * @param check     id of the service in which papers are checked before this one; null where nothing comes before it
 */
public record Service(String id, char letter, Map<String, String> names, Duration expected, Duration target,
        @Nullable List<Document> documents, @Nullable ServiceIcon icon, @Nullable Claims claims,
        @Nullable String check) {

    public Service {
        documents = documents == null ? List.of() : List.copyOf(documents);
        icon = icon == null ? ServiceIcon.FORM : icon;
    }

    /** A service before which nothing is checked. */
    public Service(String id, char letter, Map<String, String> names, Duration expected, Duration target,
            @Nullable List<Document> documents, @Nullable ServiceIcon icon, @Nullable Claims claims) {
        this(id, letter, names, expected, target, documents, icon, claims, null);
    }

    /** Likewise, whose papers depend on no reason. */
    public Service(String id, char letter, Map<String, String> names, Duration expected, Duration target,
            @Nullable List<Document> documents, @Nullable ServiceIcon icon) {
        this(id, letter, names, expected, target, documents, icon, null);
    }

    /** Likewise, without a picture of its own. */
    public Service(String id, char letter, Map<String, String> names, Duration expected, Duration target,
            @Nullable List<Document> documents) {
        this(id, letter, names, expected, target, documents, null);
    }

    /** A service that asks for no papers. */
    public Service(String id, char letter, Map<String, String> names, Duration expected, Duration target) {
        this(id, letter, names, expected, target, List.of());
    }

    @Override
    public List<Document> documents() { return documents == null ? List.of() : documents; }

    @Override
    public ServiceIcon icon() { return icon == null ? ServiceIcon.FORM : icon; }

    /** For what it is claimed; none where its papers depend on no reason. */
    public List<ClaimReason> reasons() {
        return claims == null ? List.of() : claims.reasons();
    }

    public Optional<ClaimReason> findReason(String reason) {
        return reasons().stream().filter(each -> each.id().equals(reason)).findFirst();
    }

    /** Its own documents, and those that only some reasons ask for. */
    public List<Document> allDocuments() {
        return claims == null
                ? documents()
                : Stream.concat(documents().stream(), claims.documents().stream()).toList();
    }

    public Optional<Document> findDocument(String document) {
        return allDocuments().stream().filter(each -> each.id().equals(document)).findFirst();
    }
}
