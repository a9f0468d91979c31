package id.bilik.queueserver.core.branch.plan;

import java.util.Map;

/**
 * A paper that a service asks for.
 *
 * @param id       short name, unique in its service
 * @param text     what it is called, by language code
 * @param required whether nothing can be done without it
 */
public record Document(String id, Map<String, String> text, boolean required) {}
