package id.bilik.queueserver.server.session.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.process.json.StrictJson;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page sends. */
sealed interface Heard {
    /** Characters. */
    int LONGEST_TEXT = 1_000;

    /** To one page of a stay: a description, a candidate, or what else two pages agree on. */
    record Signal(String stay, UUID to, JsonNode data) implements Heard {}

    record Chat(String stay, String text) implements Heard {}

    record Caption(String stay, String text, boolean done) implements Heard {}

    /** @param stay null for all stays of the page */
    record StateOf(@Nullable String stay, State state) implements Heard {}

    record Ping() implements Heard {}

    /**
     * How the camera and the microphone of a page are.
     *
     * @param talking  whom an officer speaks to: the booth, all booths or nobody
     * @param document whether the picture is of a document
     */
    record State(String camera, String microphone, @Nullable String talking, @Nullable Boolean document) {
        private static final Set<String> DEVICE = Set.of("on", "off", "none", "blocked", "taken");
        private static final Set<String> TALKING = Set.of("booth", "all", "none");

        private boolean isSound() {
            return DEVICE.contains(camera) && DEVICE.contains(microphone)
                    && (talking == null || TALKING.contains(talking));
        }
    }

    /** A frame that no page of ours sends. Its message quotes nothing of it. */
    final class Bad extends Exception {
        private static final long serialVersionUID = 1;

        Bad(String sentence) { super(sentence, null, false, false); }

        String sentence() { return String.valueOf(getMessage()); }
    }

    /** @throws Bad saying what is wrong */
    static Heard read(String text) throws Bad {
        try {
            if (!(StrictJson.mapper().readTree(text) instanceof ObjectNode frame)) {
                throw new Bad("a frame is a JSON object");
            }
            JsonNode type = frame.remove("type");
            Heard heard = read(type == null ? "" : type.asText(), frame);
            check(heard);
            return heard;
        } catch (JsonProcessingException wrong) {
            throw new Bad("a field is missing, unknown or of another type, or this is no JSON");
        }
    }

    private static Heard read(String type, ObjectNode frame) throws JsonProcessingException, Bad {
        Class<? extends Heard> kind = switch (type) {
            case "signal" -> Signal.class;
            case "chat" -> Chat.class;
            case "caption" -> Caption.class;
            case "state" -> StateOf.class;
            case "ping" -> Ping.class;
            default -> throw new Bad("the type is not known");
        };
        return StrictJson.mapper().treeToValue(frame, kind);
    }

    private static void check(Heard heard) throws Bad {
        boolean sound = switch (heard) {
            case Signal signal -> signal.data.isObject();
            case Chat chat -> !chat.text.isEmpty() && chat.text.length() <= LONGEST_TEXT;
            case Caption caption -> caption.text.length() <= LONGEST_TEXT;
            case StateOf of -> of.state.isSound();
            case Ping ping -> true;
        };
        if (!sound) {
            throw new Bad("a field of it has a value that it cannot have");
        }
    }
}
