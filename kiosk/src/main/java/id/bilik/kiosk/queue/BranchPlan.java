package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a kiosk shows of its branch.
 *
 * @param open
 *            whether tickets are given just now
 * @param ticketingOver
 *            whether the day is open, and gives no more tickets
 * @param epoch
 *            another one than before, and the branch was restored from a copy that may not know this kiosk's numbers
 * @param own
 *            what the branch itself says; null if the server is of a version that knows nothing of it
 * @param opensAt
 *            as the server words it; null if it does not say
 */
public record BranchPlan(String branch, String name, ZoneId zone, List<String> languages, boolean open,
        @Nullable String opensAt, @Nullable String closesAt, List<Service> services, List<String> priorities,
        boolean ticketingOver, @Nullable Integer epoch, @Nullable Own own) {

    /**
     * What a branch itself says.
     *
     * @param texts
     *            by place ({@code slip-top}, {@code slip-foot}, {@code kiosk}), then by language
     * @param logo
     *            name of its picture at the server
     * @param nextOpening
     *            when it opens next, ISO-8601 with offset; null while it is open
     * @param holiday
     *            what day it is, by language, where it stays closed today
     */
    public record Own(SequencedMap<String, SequencedMap<String, String>> texts, @Nullable String logo,
            @Nullable String nextOpening, @Nullable SequencedMap<String, String> holiday) {
        static final Own NOTHING = new Own(new LinkedHashMap<>(), null, null, null);

        /** Its words there in that language, else in the first that it has; null where it says nothing. */
        public @Nullable String text(String place, String language) {
            SequencedMap<String, String> texts = this.texts.get(place);
            return texts == null || texts.isEmpty() ? null : inLanguage(texts, language, "");
        }
    }

    /** What the branch itself says; nothing where it says nothing. */
    public Own says() {
        return own == null ? Own.NOTHING : own;
    }

    /** The epoch; 0 where it is not known. */
    public int epochNumber() { return epoch == null ? 0 : epoch; }

    /**
     * A service: the tile on the page, the letter of its tickets, its names by language.
     *
     * @param documents
     *            what a participant has to bring; empty where the server lists nothing
     * @param icon
     *            name of its picture; null where the server says nothing
     */
    public record Service(String id, String letter, SequencedMap<String, String> names, List<Document> documents,
            @Nullable String icon) {

        /** The document of that id. */
        public Optional<Document> findDocument(String id) {
            return documents.stream().filter(document -> document.id().equals(id)).findFirst();
        }

        /** Its name in that language, else in the first that it has, else its id. */
        public String name(String language) {
            return inLanguage(names, language, id);
        }
    }

    /**
     * A paper that a claim asks for.
     *
     * @param text
     *            what it is, by language
     * @param required
     *            false where only some need it
     */
    public record Document(String id, SequencedMap<String, String> text, boolean required) {

        /** What it is in that language, else in the first that it has, else its id. */
        public String text(String language) {
            return inLanguage(text, language, id);
        }
    }

    /** The service of that id. */
    public Optional<Service> findService(String id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }

    /**
     * Reads an answer; fields that we don't know are passed over.
     *
     * @throws UnreadableAnswer
     *             if there is no plan in it
     */
    static BranchPlan read(JsonNode answer) throws UnreadableAnswer {
        JsonNode day = answer.path("day");
        boolean ticketing = !day.path("ticketing").isBoolean() || day.path("ticketing").booleanValue();
        List<Service> services = new ArrayList<>();
        for (JsonNode service : answer.path("services")) {
            if (service.path("check").asBoolean(false)) {
                continue; // nobody asks for it by itself: papers are checked there before other services
            }
            services.add(new Service(text(service, "id"), service.path("letter").asText(),
                    byLanguage(service.path("names")), documents(service.path("documents")),
                    service.path("icon").textValue()));
        }
        if (services.isEmpty()) {
            throw new UnreadableAnswer("the plan has no services");
        }
        try {
            return new BranchPlan(text(answer, "branch"), text(answer, "name"), ZoneId.of(text(answer, "zone")),
                    texts(answer.path("languages")), answer.path("open").asBoolean(false) && ticketing,
                    answer.path("day").path("opensAt").textValue(), answer.path("day").path("closesAt").textValue(),
                    List.copyOf(services), texts(answer.path("priorities")),
                    day.path("open").asBoolean(false) && !ticketing, answer.path("epoch").asInt(0), own(answer, day));
        } catch (DateTimeException noZone) {
            throw new UnreadableAnswer("the plan's zone is not one that we know");
        }
    }

    private static Own own(JsonNode answer, JsonNode day) {
        SequencedMap<String, SequencedMap<String, String>> texts = new LinkedHashMap<>();
        answer.path("texts").properties().forEach(place -> texts.put(place.getKey(), byLanguage(place.getValue())));
        return new Own(texts, answer.path("logo").textValue(), day.path("nextOpening").textValue(),
                day.path("holiday").isObject() ? byLanguage(day.path("holiday")) : null);
    }

    private static List<Document> documents(JsonNode array) throws UnreadableAnswer {
        List<Document> documents = new ArrayList<>();
        for (JsonNode document : array) {
            documents.add(new Document(text(document, "id"), byLanguage(document.path("text")),
                    document.path("required").asBoolean(true)));
        }
        return List.copyOf(documents);
    }

    private static SequencedMap<String, String> byLanguage(JsonNode node) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        return texts;
    }

    /** A text in that language, else in the first that it has. */
    public static String inLanguage(SequencedMap<String, String> texts, String language, String otherwise) {
        String text = texts.get(language);
        return text != null ? text : texts.isEmpty() ? otherwise : texts.firstEntry().getValue();
    }

    private static String text(JsonNode node, String field) throws UnreadableAnswer {
        String text = node.path(field).textValue();
        if (text == null) {
            throw new UnreadableAnswer("the plan lacks " + field);
        }
        return text;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
