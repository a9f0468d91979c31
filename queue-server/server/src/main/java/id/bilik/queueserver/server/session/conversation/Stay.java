package id.bilik.queueserver.server.session.conversation;

import org.jspecify.annotations.Nullable;

/**
 * One visit in one booth, from its call to its end there.
 *
 * @param id     by which pages name it
 * @param seated whether the participant has sat down
 * @param code   six digits by which officer and a participant at home prove to each other who they are; null at the branch
 */
public record Stay(String id, String group, String booth, String ticket, boolean seated, @Nullable String code) {
    /** At the branch. */
    public Stay(String id, String group, String booth, String ticket, boolean seated) {
        this(id, group, booth, ticket, seated, null);
    }
}
