package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a body. */
class BadBodiesTest extends BadInput {
    private static final int LARGEST = 64 * 1024;

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_that_is_no_such_object_is_a_400(ContractRoute route) {
        for (String body : List.of("{\"a\":1,}", "{\"a\":1} {\"a\":1}", "{\"a\":".repeat(5_000))) {
            assertThat(send(route, body).problem(400)).isNotBlank();
        }
        for (String body : List.of("[]", "null", "\"text\"", "42", "true", "{", "{}}", "<xml/>",
                "requestId=1&service=jht", "\u0000", "{\"a\"", "[".repeat(5_000),
                "[".repeat(20_000) + "]".repeat(20_000), "NaN")) {
            assertThat(send(route, BodyPublishers.ofString(body)).problem(400)).as(body.substring(0,
                    Math.min(40, body.length()))).contains("body").hasSizeLessThan(500);
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_in_no_encoding_is_a_400(ContractRoute route) {
        for (byte[] body : List.of(new byte[]{(byte) 0xff, (byte) 0xfe, 0x41}, new byte[]{'{', '"', (byte) 0xc3, '"',
                ':', '1', '}'}, new byte[]{(byte) 0x80}, new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0})) {
            assertThat(send(route, BodyPublishers.ofByteArray(body)).problem(400)).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_field_that_nobody_knows_is_named(ContractRoute route) {
        assertThat(send(route, "{\"colour\":\"red\"}").problem(400)).contains("colour");
        assertThat(send(route, "{\"" + "x".repeat(3_000) + "\":1}").problem(400)).contains("xxx");
        for (String strange : List.of("\\u0000", "\\ud800", "\\u202e", "", "\\\"", "constructor")) {
            assertThat(send(route, "{\"" + strange + "\":1}").problem(400)).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_field_that_must_be_there_is_named(ContractRoute route) {
        for (JsonNode required : route.body().path("required")) {
            Map<String, String> fields = route.usableFields();
            fields.remove(required.asText());
            assertThat(send(route, ContractRoute.object(fields)).problem(400)).contains(required.asText());
            fields.put(required.asText(), "null");
            assertThat(send(route, ContractRoute.object(fields)).problem(400)).contains(required.asText());
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_field_of_another_type_is_named(ContractRoute route) {
        route.body().path("properties").properties().forEach(property -> {
            for (String value : ContractRoute.unusableValues(property.getValue())) {
                Map<String, String> fields = route.usableFields();
                fields.put(property.getKey(), value);
                assertThat(send(route, ContractRoute.object(fields)).problem(400)).as(property.getKey() + " = " + value)
                        .contains(property.getKey()).hasSizeLessThan(500);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_text_that_cannot_be_shown_is_refused(ContractRoute route) {
        route.body().path("properties").properties().forEach(property -> {
            if (ContractRoute.isText(property.getValue())) {
                for (String text : List.of("a\\u0007b", "\\u0000", "line\\nbreak", "\\ud800", "\\udc00\\ud800",
                        "\\u202eabc", "\\u2028", "x".repeat(5_000))) {
                    Map<String, String> fields = route.usableFields();
                    fields.put(property.getKey(), "\"" + text + "\"");
                    Answer answer = send(route, ContractRoute.object(fields));
                    // an officer who is signed on already is told that first
                    if (answer.status() != 409) {
                        assertThat(answer.problem(400)).as(property.getKey() + " = " + text)
                                .contains(property.getKey()).hasSizeLessThan(500);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_field_that_stands_twice_is_refused(ContractRoute route) {
        route.body().path("properties").properties().forEach(property -> {
            String field = "\"" + property.getKey() + "\":" + ContractRoute.usableValue(property.getKey());
            assertThat(send(route, "{" + field + "," + field + "}").problem(400)).contains(property.getKey());
        });
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_that_is_too_large_is_a_413(ContractRoute route) {
        int largest = route.largestBody() * 1024;
        String limit = route.largestBody() + " KiB";
        byte[] body = ("{\"reason\":\"" + "x".repeat(largest) + "\"}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(send(route, BodyPublishers.ofByteArray(body)).problem(413)).contains(limit);
        // without Content-Length, in chunks
        assertThat(send(route, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).problem(413))
                .contains(limit);
        byte[] huge = new byte[5_000_000];
        try {
            assertThat(client.ask(client.request(route.path()).method(route.method(), BodyPublishers.ofByteArray(huge))
                    .build()).problem(413)).contains(limit);
        } catch (IOException cutOff) {
            // the server need not listen to the end
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void a_body_of_exactly_64_KiB_is_read() {
        String body = "{\"text\":" + " ".repeat(LARGEST - 11) + "\"\"}";
        assertThat(body).hasSize(LARGEST);

        client.put(BRANCH + "/message", body).expect(200);
        assertThat(client.put(BRANCH + "/message", body + " ").problem(413)).contains("64 KiB");
    }

    @Test
    void a_body_that_breaks_off_changes_nothing() throws IOException {
        for (String head : List.of("Content-Length: 500", "Transfer-Encoding: chunked")) {
            try (RawConnection broken = new RawConnection(server.port(), 0)) {
                broken.send("PUT " + BRANCH + "/message HTTP/1.1\r\nHost: x\r\n" + head + "\r\n\r\n{\"text\":\"half");
                broken.cut();
            }
        }
    }
}
