package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to whichever route: a problem that names what is wrong, and nothing has happened. */
class BadInputTest {
    private static final int LARGEST = 64 * 1024;

    @TempDir
    static Path folder;

    private static TestServer server;
    private static Client client;
    private static String secret = "";

    private long deeds;

    /** A route as the contract lists it, its path filled with what is there. */
    record Route(String method, String pattern, String path, JsonNode body) {
        boolean takesBody() { return !body.isMissingNode(); }

        @Override
        public String toString() { return method + " " + pattern; }
    }

    /** In booth 1 A001 is served, in booth 2 A002 is called, A003 waits. */
    @BeforeAll
    static void start() {
        server = TestServer.in(folder).with(SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta")).start();
        client = server.client();
        client.signOn("g1");
        client.put(BRANCH + "/groups/g1/capacity", "{\"openBooths\":[\"1\",\"2\"],\"concurrency\":2}").expect(200);
        for (int i = 0; i < 3; i++) {
            String url = client.issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
            secret = url.substring(url.lastIndexOf('/') + 1);
        }
        assertThat(client.callNext("g1").expect(200).field("booth")).isEqualTo("1");
        client.inBooth("1", "arrive").expect(200);
        assertThat(client.callNext("g1").expect(200).field("booth")).isEqualTo("2");
    }

    @AfterAll
    static void stop() { server.close(); }

    @BeforeEach
    void note() { deeds = countDeeds(); }

    @AfterEach
    void nothing_has_happened() { assertThat(countDeeds()).as("what stands in the journal").isEqualTo(deeds); }

    /** The server may write down at any time what it has promised. */
    private static long countDeeds() {
        return client.journal().stream().filter(event -> !event.get("type").asText().equals("WaitsPromised")).count();
    }

    static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        client.get("/openapi.json").expect(200).json().get("paths").properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> routes.add(new Route(
                        operation.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                        path.getKey().replace("{branch}", "pekalongan").replace("{group}", "g1")
                                .replace("{booth}", "1").replace("{ticket}", "A003").replace("{secret}", secret)
                                .replace("{document}", "ktp").replace("{device}", "kiosk-entrance")
                                .replace("{kiosk}", "entrance").replace("{requestId}", UUID.randomUUID().toString()),
                        operation.getValue().at("/requestBody/content/application~1json/schema")))));
        assertThat(routes).hasSizeGreaterThan(30);
        return routes;
    }

    static List<Route> routesWithBody() { return routes().stream().filter(Route::takesBody).toList(); }

    static List<Route> routesWithNames() {
        return routes().stream().filter(route -> route.pattern.contains("{")).toList();
    }

    // ---- bodies

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_that_is_no_such_object_is_a_400(Route route) {
        for (String body : List.of("{\"a\":1,}", "{\"a\":1} {\"a\":1}", "{\"a\":".repeat(5_000)))
            assertThat(send(route, body).problem(400)).isNotBlank();
        for (String body : List.of("[]", "null", "\"text\"", "42", "true", "{", "{}}", "<xml/>",
                "requestId=1&service=jht", "\u0000", "{\"a\"", "[".repeat(5_000),
                "[".repeat(20_000) + "]".repeat(20_000), "NaN"))
            assertThat(send(route, BodyPublishers.ofString(body)).problem(400)).as(body.substring(0,
                    Math.min(40, body.length()))).contains("body").hasSizeLessThan(500);
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_in_no_encoding_is_a_400(Route route) {
        for (byte[] body : List.of(new byte[]{(byte) 0xff, (byte) 0xfe, 0x41}, new byte[]{'{', '"', (byte) 0xc3, '"',
                ':', '1', '}'}, new byte[]{(byte) 0x80}, new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0}))
            assertThat(send(route, BodyPublishers.ofByteArray(body)).problem(400)).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_field_that_nobody_knows_is_named(Route route) {
        assertThat(send(route, "{\"colour\":\"red\"}").problem(400)).contains("colour");
        assertThat(send(route, "{\"" + "x".repeat(3_000) + "\":1}").problem(400)).contains("xxx");
        for (String strange : List.of("\\u0000", "\\ud800", "\\u202e", "", "\\\"", "constructor"))
            assertThat(send(route, "{\"" + strange + "\":1}").problem(400)).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_field_that_must_be_there_is_named(Route route) {
        for (JsonNode required : route.body.path("required")) {
            Map<String, String> fields = usable(route);
            fields.remove(required.asText());
            assertThat(send(route, object(fields)).problem(400)).contains(required.asText());
            fields.put(required.asText(), "null");
            assertThat(send(route, object(fields)).problem(400)).contains(required.asText());
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_field_of_another_type_is_named(Route route) {
        route.body.path("properties").properties().forEach(property -> {
            for (String value : unusable(property.getValue())) {
                Map<String, String> fields = usable(route);
                fields.put(property.getKey(), value);
                assertThat(send(route, object(fields)).problem(400)).as(property.getKey() + " = " + value)
                        .contains(property.getKey()).hasSizeLessThan(500);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_text_that_cannot_be_shown_is_refused(Route route) {
        route.body.path("properties").properties().forEach(property -> {
            if (isText(property.getValue()))
                for (String text : List.of("a\\u0007b", "\\u0000", "line\\nbreak", "\\ud800", "\\udc00\\ud800",
                        "\\u202eabc", "\\u2028", "x".repeat(5_000))) {
                    Map<String, String> fields = usable(route);
                    fields.put(property.getKey(), "\"" + text + "\"");
                    Answer answer = send(route, object(fields));
                    // an officer who is signed on already is told that first
                    if (answer.status() != 409)
                        assertThat(answer.problem(400)).as(property.getKey() + " = " + text)
                                .contains(property.getKey()).hasSizeLessThan(500);
                }
        });
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_field_that_stands_twice_is_refused(Route route) {
        route.body.path("properties").properties().forEach(property -> {
            String field = "\"" + property.getKey() + "\":" + usableValue(property.getKey());
            assertThat(send(route, "{" + field + "," + field + "}").problem(400)).contains(property.getKey());
        });
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_that_is_too_large_is_a_413(Route route) {
        byte[] body = ("{\"reason\":\"" + "x".repeat(LARGEST) + "\"}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(send(route, BodyPublishers.ofByteArray(body)).problem(413)).contains("64 KiB");
        // without Content-Length, in chunks
        assertThat(send(route, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).problem(413))
                .contains("64 KiB");
        byte[] huge = new byte[5_000_000];
        try {
            assertThat(client.ask(client.request(route.path).method(route.method, BodyPublishers.ofByteArray(huge))
                    .build()).problem(413)).contains("64 KiB");
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
        for (String head : List.of("Content-Length: 500", "Transfer-Encoding: chunked"))
            try (RawConnection broken = new RawConnection(server.port(), 0)) {
                broken.send("PUT " + BRANCH + "/message HTTP/1.1\r\nHost: x\r\n" + head + "\r\n\r\n{\"text\":\"half");
                broken.cut();
            }
    }

    // ---- names in the path

    @ParameterizedTest
    @MethodSource("routesWithNames")
    void a_name_of_nothing_is_a_404_that_names_it(Route route) {
        for (String parameter : List.of("branch", "group", "booth", "ticket", "secret", "requestId")) {
            String wrong = switch (parameter) {
                case "ticket" -> "Z999";
                case "booth" -> "99";
                default -> "nowhere";
            };
            if (route.pattern.contains("{" + parameter + "}")) {
                String detail = send(new Route(route.method, route.pattern, with(route, parameter, wrong), route.body),
                        object(usable(route))).problem(404);
                if (!parameter.equals("secret"))
                    assertThat(detail).contains(wrong);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithNames")
    void a_name_that_cannot_be_one_is_a_problem(Route route) {
        for (String parameter : List.of("branch", "group", "booth", "ticket", "secret", "requestId"))
            if (route.pattern.contains("{" + parameter + "}"))
                for (String strange : List.of("%20", "%07", "%F0%9F%98%80", "A003%0d%0aX:%20y", "x".repeat(2_000),
                        "..%5C..%5C", "%22%3E%3Cscript%3E", "A0000003", "A003'--", "....", "%ED%A0%80",
                        "pekalongan%20"))
                    assertRefused(send(new Route(route.method, route.pattern, with(route, parameter, strange),
                            route.body), object(usable(route))), strange);
    }

    private static String with(Route route, String parameter, String name) {
        return route.pattern.replace("{" + parameter + "}", name).replace("{branch}", "pekalongan")
                .replace("{group}", "g1").replace("{booth}", "1").replace("{ticket}", "A003")
                .replace("{secret}", secret).replace("{document}", "ktp")
                .replace("{device}", "kiosk-entrance").replace("{kiosk}", "entrance")
                .replace("{requestId}", "9f0b6a52-3c1f-4f5e-8a55-0d3c6a1f7b10");
    }

    // ---- methods and paths

    @ParameterizedTest
    @MethodSource("routes")
    void another_method_is_a_405(Route route) {
        List<String> known = routes().stream().filter(other -> other.pattern.equals(route.pattern))
                .map(Route::method).toList();
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH"))
            if (!known.contains(method))
                assertThat(client.send(method, route.path, BodyPublishers.ofString("{}")).problem(405)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api", "/api/branches", "/api/branches/pekalongan/nothing",
            "/api/branches/pekalongan/tickets/A003/nothing", "/api/branches/pekalongan/booths/1/dance",
            "/favicon.gif", "/display-board/nothing.js", "/api//branches/pekalongan"})
    void an_unknown_path_is_a_404(String path) {
        for (String method : List.of("GET", "POST"))
            assertRefused(client.send(method, path, BodyPublishers.ofString("{}")), method + " " + path);
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "after=", "after=1.5", "after=99999999999999999999",
            "after=%zz", "after=%ED%A0%80", "after=%00", "after=1&after=2", "after=1&colour=red", "%"})
    void a_sequence_that_is_none_is_a_problem(String query) throws IOException {
        String answer = raw(
                "GET " + BRANCH + "/journal?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }

    // ---- stages

    @ParameterizedTest
    @CsvSource({"1, arrive, WrongStage", "1, recall, WrongStage", "1, no-show, WrongStage", "2, complete, WrongStage",
            "2, self-working, WrongStage", "2, needs-officer, WrongStage",
            "3, arrive, BoothEmpty", "3, complete, BoothEmpty", "3, recall, BoothEmpty", "3, no-show, BoothEmpty",
            "3, hold, BoothEmpty"})
    void an_act_that_does_not_fit_the_stage_is_a_409_by_name(String booth, String action, String refusal) {
        Answer answer = client.inBooth(booth, action);

        if (answer.status() == 409)
            assertThat(answer.field("refusal")).isEqualTo(refusal);
        // asking again for what is so already is no error
        else
            answer.expect(200);
        assertThat(answer.status() == 409 || action.equals("arrive")).as(answer.text()).isTrue();
    }

    @Test
    void an_act_upon_another_ticket_is_refused() {
        for (String action : List.of("complete", "hold", "arrive", "needs-officer"))
            assertThat(client.post(BRANCH + "/booths/1/" + action, "{\"ticket\":\"A003\"}").expect(409)
                    .field("refusal")).isEqualTo("AnotherTicket");
    }

    @Test
    void a_served_visit_cannot_leave_or_return() {
        assertThat(client.delete(BRANCH + "/tickets/A001").expect(409).field("refusal")).isEqualTo("WrongStage");
        assertThat(client.post(BRANCH + "/tickets/A001/return", "").expect(409).field("refusal"))
                .isEqualTo("WrongStage");
    }

    @Test
    void capacity_beyond_the_group_is_refused() {
        for (String body : List.of("{\"openBooths\":[\"1\"],\"concurrency\":0}",
                "{\"openBooths\":[\"1\"],\"concurrency\":7}", "{\"openBooths\":[\"1\"],\"concurrency\":-2147483648}",
                "{\"openBooths\":[\"1\"],\"concurrency\":99999999999}",
                "{\"openBooths\":[\"1\"],\"concurrency\":1e400}", "{\"openBooths\":[\"1\"],\"concurrency\":1.5}",
                "{\"openBooths\":[\"1\"],\"concurrency\":" + "9".repeat(2_000) + "}",
                "{\"openBooths\":[\"7\"],\"concurrency\":1}", "{\"openBooths\":[\"1\",\"1\"],\"concurrency\":1}",
                "{\"openBooths\":[null],\"concurrency\":1}", "{\"openBooths\":[[\"1\"]],\"concurrency\":1}",
                "{\"openBooths\":[{}],\"concurrency\":1}", "{\"openBooths\":[1],\"concurrency\":1}",
                "{\"openBooths\":[\"\\ud800\"],\"concurrency\":1}"))
            assertThat(client.put(BRANCH + "/groups/g1/capacity", body).problem(400)).as(body).hasSizeLessThan(500);
    }

    // ---- below the routes

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /api/branches/a%2Fb HTTP/1.1\r\nHost: x\r\n\r\n", "GET /api/branches/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", "GET /api/;x=y/branches HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /api/branches/\u00ff HTTP/1.1\r\nHost: x\r\n\r\n",
            "PUT /api/branches/pekalongan/message HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n",
            "PUT /api/branches/pekalongan/message HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            "PUT /api/branches/pekalongan/message HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            "PUT /api/branches/pekalongan/message HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n", "BREW /health HTTP/1.1\r\nHost: x\r\n\r\n",
            "TRACE /health HTTP/1.1\r\nHost: x\r\n\r\n", "get /health HTTP/1.1\r\nHost: x\r\n\r\n",
            "CONNECT / HTTP/1.1\r\nHost: x\r\n\r\n"})
    void a_malformed_request_is_a_problem_too(String request) throws IOException {
        String answer = raw(request);

        assertThat(answer).matches("(?s)HTTP/1.1 (4\\d\\d|501|505) .*");
        assertThat(answer).contains("application/problem+json").contains("\"detail\":\"")
                .doesNotContainIgnoringCase("<html").doesNotContain("Jetty");
    }

    @Test
    void headers_without_end_are_a_problem() throws IOException {
        assertThat(raw("GET /" + "x".repeat(30_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 414 ")
                .contains("application/problem+json");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(30_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ").contains("application/problem+json");
    }

    private static String raw(String request) throws IOException {
        try (RawConnection connection = new RawConnection(server.port(), 0)) {
            String closing = request.contains("Connection:") || !request.contains("Host: x\r\n")
                    ? request
                    : request.replaceFirst("Host: x\r\n", "Host: x\r\nConnection: close\r\n");
            return connection.send(closing).readAll();
        }
    }

    // ---- what fits and what does not

    private static Answer send(Route route, String body) { return send(route, BodyPublishers.ofString(body)); }

    private static Answer send(Route route, BodyPublisher body) { return client.send(route.method, route.path, body); }

    private static void assertRefused(Answer answer, String what) {
        assertThat(answer.status()).as(what + ": " + answer.text()).isBetween(400, 499);
        answer.problem(answer.status());
    }

    /** A body that would be taken, were it not for what the test changes. */
    private static Map<String, String> usable(Route route) {
        Map<String, String> fields = new LinkedHashMap<>();
        route.body.path("properties").properties()
                .forEach(property -> fields.put(property.getKey(), usableValue(property.getKey())));
        if (fields.containsKey("returnAt"))
            fields.remove("minutes");
        if (route.pattern.contains("/booths/"))
            fields.replace("ticket", "\"A001\"");
        if (route.pattern.endsWith("/printed") || route.pattern.endsWith("/reserved-tickets"))
            fields.replace("outcome", "\"printed\"");
        return fields;
    }

    private static String usableValue(String field) {
        return switch (field) {
            case "requestId", "holder" -> "\"" + UUID.randomUUID() + "\"";
            case "service" -> "\"info\"";
            case "priority" -> "\"none\"";
            case "channel" -> "\"offline\"";
            case "ticket" -> "\"A001\"";
            case "outcome" -> "\"served\"";
            case "ageSeconds" -> "1";
            case "exact" -> "true";
            case "date" -> "\"2026-03-02\"";
            case "issuedAt" -> "\"2026-03-02T08:00:00+07:00\"";
            case "mode" -> "\"manual\"";
            case "openBooths" -> "[\"1\",\"2\"]";
            case "concurrency", "most" -> "2";
            case "arrivals", "share" -> "0.5";
            case "withinMinutes", "minutes" -> "30";
            case "shortestShift" -> "3";
            case "appointment" -> "{\"at\":\"2026-03-10T10:00:00+07:00\"}";
            case "day" -> "\"usual\"";
            case "returnAt" -> "\"2026-03-10T09:30:00+07:00\"";
            case "changes" -> "[]";
            case "until" -> "\"2999-01-01T00:00:00+07:00\"";
            case "why" -> "\"help\"";
            case "prompt" -> "\"show\"";
            case "document" -> "\"ktp\"";
            case "ticked" -> "true";
            case "clock" -> "\"2026-03-02T08:00:00+07:00\"";
            case "printer" -> "\"ready\"";
            case "slipsLeft", "slipsPerRoll" -> "600";
            case "temperature" -> "48.5";
            case "throttled", "done", "stuckButtons" -> "[]";
            default -> "\"plain\"";
        };
    }

    private static String object(Map<String, String> fields) {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",").append('"').append(name)
                .append("\":").append(value));
        return json.append('}').toString();
    }

    private static boolean isText(JsonNode schema) { return schema.path("type").toString().contains("string"); }

    /** Values of every type that the field does not have. */
    private static List<String> unusable(JsonNode schema) {
        List<String> values = new ArrayList<>(List.of("true", "{}", "{\"a\":[1]}", "1.5", "-1e400", "[[[]]]"));
        String type = schema.path("type").toString();
        if (type.contains("boolean"))
            values.remove("true");
        if (type.contains("number"))
            values.remove("1.5");
        else if (!type.contains("integer"))
            values.add("42");
        else
            values.addAll(List.of("\"4\"", "\"four\"", "99999999999999999999"));
        if (type.contains("boolean")) {
            values.remove("true");
            values.add("\"true\"");
        }
        if (!type.contains("array"))
            values.add("[]");
        else
            values.addAll(List.of("\"1\"", "\"\""));
        return values;
    }
}
