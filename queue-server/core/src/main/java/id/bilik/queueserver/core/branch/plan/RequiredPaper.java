package id.bilik.queueserver.core.branch.plan;

import org.jspecify.annotations.Nullable;

/**
 * A paper that a reason asks for.
 *
 * @param document id of a {@link Document} of the service; one that is not required is asked for only where it applies
 * @param oneOf    name of a group of papers of which any one will do; null for a paper that stands alone
 */
public record RequiredPaper(String document, PaperBasis basis, @Nullable String oneOf) {}
