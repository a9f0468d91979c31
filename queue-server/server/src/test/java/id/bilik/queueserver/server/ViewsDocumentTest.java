package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The shapes in {@code docs/views.md} are those of the contract: each block that follows a comment with a route is made
 * from the OpenAPI document. Where they differ, {@code target/views.md} is the document as it has to be.
 */
class ViewsDocumentTest extends AtOneServer {
    private static final Path DOCUMENT = Path.of("../../docs/views.md");
    private static final Pattern BLOCK = Pattern
            .compile("<!-- (GET|POST|PUT|DELETE) (\\S+) -->\n```\n.*?```\n", Pattern.DOTALL);
    private static final int WIDTH = 110;

    @Test
    void every_shape_is_that_of_the_contract() throws IOException {
        JsonNode paths = client.get("/openapi.json").expect(200).json().get("paths");
        String now = Files.readString(DOCUMENT);

        String due = BLOCK.matcher(now).replaceAll(block -> Matcher.quoteReplacement(
                block(paths, block)));

        Files.writeString(Path.of("target/views.md"), due);
        assertThat(BLOCK.matcher(now).results().count()).as("shapes in the document").isGreaterThan(6);
        assertThat(now).isEqualTo(due);
    }

    private static String block(JsonNode paths, MatchResult block) {
        JsonNode operation = paths.path(block.group(2)).path(block.group(1).toLowerCase(Locale.ROOT));
        JsonNode answer = operation.path("responses").path("200").path("content").path("application/json")
                .path("schema");
        assertThat(answer.isObject()).as("answer of %s %s", block.group(1), block.group(2)).isTrue();
        return "<!-- " + block.group(1) + " " + block.group(2) + " -->\n```\n" + shape(answer, "") + "\n```\n";
    }

    /** An object in one line where it fits, else a field in each. */
    private static String shape(JsonNode schema, String indent) {
        JsonNode properties = schema.get("properties");
        if (schema.path("type").asText().equals("array") || schema.has("items")) {
            return "[" + shape(schema.path("items"), indent) + "]";
        }
        if (schema.has("enum")) {
            return String.join(" | ", words(schema.get("enum")));
        }
        if (properties == null) {
            return schema.has("additionalProperties")
                    ? "{name: " + shape(schema.get("additionalProperties"), indent) + "}"
                    : type(schema);
        }
        List<String> required = words(schema.path("required"));
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : properties.properties()) {
            String name = field.getKey() + (required.contains("\"" + field.getKey() + "\"") ? "" : "?");
            String inner = shape(field.getValue(), indent + "  ");
            fields.add(inner.isEmpty() ? name : name + ": " + inner);
        }
        String line = "{" + String.join(", ", fields) + "}";
        return indent.length() + line.length() <= WIDTH && !line.contains("\n")
                ? line
                : "{\n" + indent + "  " + String.join(",\n" + indent + "  ", fields) + "\n" + indent + "}";
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(each -> words.add(each.toString()));
        return words;
    }

    private static String type(JsonNode schema) {
        return schema.path("format").asText(schema.path("type").isTextual() ? schema.path("type").asText() : "any");
    }
}
