package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the server answered. */
public record Answer(int status, HttpResponse<byte[]> response) {

    public byte[] bytes() { return response.body(); }

    public String text() { return new String(response.body(), StandardCharsets.UTF_8); }

    Optional<String> header(String name) { return response.headers().firstValue(name); }

    public JsonNode json() {
        try {
            return StrictJson.mapper().readTree(response.body());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + text(), notJson);
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A field of the document, as text. */
    public String field(String name) {
        JsonNode field = json().get(name);
        if (field == null) {
            throw new AssertionError("no field " + name + " in " + text());
        }
        return field.asText();
    }

    public Answer expect(int expected) {
        assertThat(status).as("status of %s %s: %s", response.request().method(), response.uri(), text())
                .isEqualTo(expected);
        return this;
    }

    /** Expects a whole problem of that status and answers its detail. */
    String problem(int expected) {
        expect(expected);
        assertThat(header("Content-Type")).as("type of %s", text()).hasValue("application/problem+json");
        assertThat(json().path("status").asInt()).as("status in %s", text()).isEqualTo(expected);
        assertThat(field("title")).isNotBlank();
        assertThat(field("detail")).isNotBlank();
        return field("detail");
    }
}
