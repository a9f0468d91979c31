package id.bilik.queueserver.core.branch.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody claims, as far as papers and times depend on it.
 *
 * @param id            short name, unique in its service
 * @param names         what it is called, by language code
 * @param papers        what it asks for, in the order in which people are told
 * @param waitingMonths calendar months after leaving work before which nothing can be claimed, 0 to {@link #LONGEST_WAIT};
 *                      none where a plan says nothing
 */
public record ClaimReason(String id, Map<String, String> names, List<RequiredPaper> papers,
        @Nullable Integer waitingMonths) {
    public static final int LONGEST_WAIT = 24;

    public ClaimReason {
        papers = List.copyOf(papers);
    }

    /** Calendar months after leaving work before which nothing can be claimed. */
    public int waits() {
        return waitingMonths == null ? 0 : waitingMonths;
    }

    /** Its word on that document; empty where it does not ask for it. */
    public Optional<RequiredPaper> find(String document) {
        return papers.stream().filter(paper -> paper.document().equals(document)).findFirst();
    }
}
