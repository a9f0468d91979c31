package id.bilik.queueserver.server.session.conversation;

import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import org.jspecify.annotations.Nullable;

/**
 * One visit in one booth, from its call to its end there.
 *
 * @param id     by which pages name it
 * @param seated whether the participant has sat down
 * @param code   six digits by which officer and a participant at home prove to each other who they are; null at the branch
 */
public record Stay(String id, String group, String booth, String ticket, boolean seated, @Nullable String code) {
    /** Why a visit at home was put on hold whose line stayed lost. */
    public static final String LINE_DROPPED = "line-dropped";

    /** Whether the participant is at home. */
    public boolean isAtHome() { return code != null; }

    /** Frees the booth of a participant whose line is lost for too long; the visit keeps its place. */
    public Command orderOfLostLine() {
        return new Command.Hold(booth, TicketNumber.parse(ticket).orElseThrow(), LINE_DROPPED);
    }

    /** At the branch. */
    public Stay(String id, String group, String booth, String ticket, boolean seated) {
        this(id, group, booth, ticket, seated, null);
    }
}
