package id.bilik.queueserver.server.session.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A place in a conversation, which one page holds at a time.
 *
 * @param place the group of an officer, the booth of a participant, the stay of an interpreter
 */
public record Seat(Role role, String place) {

    /** In which role a page takes part. */
    public enum Role {
        @JsonProperty("officer")
        OFFICER, @JsonProperty("booth")
        BOOTH, @JsonProperty("interpreter")
        INTERPRETER
    }

    /** Whether this seat takes part in that stay. */
    boolean isIn(Stay stay) {
        return switch (role) {
            case OFFICER -> place.equals(stay.group());
            case BOOTH -> place.equals(stay.booth());
            case INTERPRETER -> place.equals(stay.id());
        };
    }
}
