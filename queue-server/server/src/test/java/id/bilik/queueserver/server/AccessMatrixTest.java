package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.access.DeviceKind;
import id.bilik.queueserver.server.access.Pairings;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody at every route, page and file: whom the contract names is let in, and nobody else is. */
class AccessMatrixTest {
    /** Who there is, and as what the contract may name them. */
    private static final Map<String, Set<String>> PEOPLE = people();
    private static final Map<String, List<String>> PAGES = Map.ofEntries(
            Map.entry("/", List.of("officer", "supervisor", "technician", "auditor")),
            Map.entry("/board/pekalongan", List.of("officer", "supervisor", "technician", "auditor", "board")),
            Map.entry("/booth/pekalongan/1", List.of("officer", "supervisor", "auditor", "booth")),
            Map.entry("/officer/pekalongan/g1", List.of("officer", "auditor")),
            Map.entry("/staff/pekalongan", List.of("supervisor", "auditor")),
            Map.entry("/appointments/pekalongan", List.of("officer", "supervisor")),
            Map.entry("/surge/pekalongan", List.of("supervisor")),
            Map.entry("/settings/pekalongan", List.of("supervisor", "auditor")),
            Map.entry("/first-steps/pekalongan", List.of("technician", "supervisor", "auditor")),
            Map.entry("/technician/pekalongan", List.of("technician", "supervisor", "auditor")),
            Map.entry("/access", List.of("supervisor", "technician")),
            Map.entry("/audit/pekalongan", List.of("supervisor", "auditor")),
            Map.entry("/privacy/pekalongan", List.of("supervisor")),
            Map.entry("/training/pekalongan", List.of("officer", "supervisor", "technician", "auditor")),
            Map.entry("/my-sign-in", List.of("officer", "supervisor", "technician", "auditor")),
            Map.entry("/board-media/none.png", List.of("officer", "supervisor", "technician", "auditor", "board")));
    private static final List<String> FOR_EVERYBODY = List.of("/sign-in", "/enter/none", "/join", "/pair", "/docs",
            "/components", "/interpreter/none", "/health", "/openapi.json", "/consoles/sign-in.js",
            "/display-board/shared/tokens.css",
            "/vendor/chart.js");

    @TempDir
    static @Nullable Path folder;

    private static @Nullable TestServer server;
    private static final Map<String, String> HEADERS = new LinkedHashMap<>();
    private static List<Row> routes = List.of();

    /** A route with those whom the contract lets in. */
    record Row(String method, String path, Set<String> access, boolean live) {
        @Override
        public String toString() { return method + " " + path; }
    }

    private static Map<String, Set<String>> people() {
        Map<String, Set<String>> people = new LinkedHashMap<>();
        people.put("nobody", Set.of());
        people.put("officer", Set.of("officer"));
        people.put("supervisor", Set.of("supervisor", "officer", "kiosk", "board", "booth", "pc"));
        people.put("technician", Set.of("technician"));
        people.put("auditor", Set.of("auditor"));
        for (String device : List.of("kiosk", "board", "booth", "pc")) {
            people.put("device " + device, Set.of(device));
        }
        people.put("device screen", Set.of("board"));
        people.put("key of an auditor", Set.of("auditor"));
        return people;
    }

    @BeforeAll
    static void open() {
        TestServer opened = TestServer.in(Objects.requireNonNull(folder)).start();
        server = opened;
        Client client = opened.client();
        client.ticket("jht");
        for (String role : List.of("supervisor", "technician", "auditor")) {
            cookie(role, role);
        }
        cookie("officer", "officer g1");
        for (DeviceKind kind : DeviceKind.values()) {
            var begun = opened.access().pairings().begin(kind, null, null, "from " + kind, null)
                    .orElseThrow();
            assertThat(opened.access().approve(begun.code(), kind.word() + "-x", kind,
                    kind == DeviceKind.BOOTH ? "1" : null, Actor.UNKNOWN)).isPresent();
            Pairings.Granted granted = opened.access().pairings().take(begun.claim()).orElseThrow();
            HEADERS.put("device " + kind.word(), "Authorization: Bearer " + granted.key());
        }
        HEADERS.put("key of an auditor", "Authorization: Bearer " + client
                .post("/api/keys", "{\"name\":\"audit\",\"role\":\"auditor\",\"days\":1}").expect(201).field("secret"));
        routes = routes(client);
    }

    private static void cookie(String who, String words) {
        HEADERS.put(who, "Cookie: bilik=" + SignedIn.secret(words, TestServer.RUN, opened().client().at("/")));
    }

    private static TestServer opened() { return Objects.requireNonNull(server); }

    @AfterAll
    static void close() { opened().close(); }

    private static List<Row> routes(Client client) {
        Map<String, String> names = Map.ofEntries(Map.entry("branch", "pekalongan"), Map.entry("group", "g1"),
                Map.entry("booth", "1"), Map.entry("ticket", "A001"), Map.entry("secret", "none"),
                Map.entry("document", "ktp"), Map.entry("page", "1"), Map.entry("device", "kiosk-x"),
                Map.entry("kiosk", "kiosk-x"),
                Map.entry("requestId", "9f0b6a52-3c1f-4f5e-8a55-0d3c6a1f7b10"), Map.entry("account", "acc-none"),
                Map.entry("passkey", "pk-none"), Map.entry("breach", "breach-none"),
                Map.entry("sequence", "999999"), Map.entry("picture", "none"), Map.entry("key", "key-none"),
                Map.entry("code", "NONE23"), Map.entry("step", "services"), Map.entry("booking", "none"),
                Map.entry("company", "none"),
                Map.entry("number", "9"),
                Map.entry("date", "2026-03-12"));
        List<Row> rows = new ArrayList<>();
        client.get("/openapi.json").expect(200).json().get("paths").properties().forEach(path -> {
            String address = path.getKey();
            for (Map.Entry<String, String> name : names.entrySet()) {
                address = address.replace("{" + name.getKey() + "}", name.getValue());
            }
            assertThat(address).as("a name for every parameter").doesNotContain("{");
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                Set<String> access = new TreeSet<>();
                operation.getValue().get("x-access").forEach(role -> access.add(role.asText()));
                rows.add(new Row(operation.getKey().toUpperCase(Locale.ROOT), address, access,
                        address.endsWith("/live")));
            }
        });
        assertThat(rows).hasSizeGreaterThan(70);
        return rows;
    }

    static Stream<String> everybody() { return PEOPLE.keySet().stream(); }

    @Test
    void every_route_names_somebody() {
        assertThat(routes).allSatisfy(row -> assertThat(row.access).as(row.toString()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void whom_a_route_does_not_name_is_refused_and_leaves_no_event(String who) {
        long before = countDeeds();
        for (Row row : routes) {
            if (!isNamed(who, row.access)) {
                int expected = who.equals("nobody") ? 401 : 403;
                assertThat(ask(who, row.method, row.path)).as(who + ": " + row).isEqualTo(expected);
                if (row.method.equals("GET")) {
                    assertThat(ask(who, "HEAD", row.path)).as(who + ": HEAD " + row.path).isEqualTo(expected);
                }
            }
        }
        assertThat(countDeeds()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void whom_a_route_names_reads_it(String who) {
        for (Row row : routes) {
            if (isNamed(who, row.access) && row.method.equals("GET") && !row.live
                    && !row.path.equals("/api/session")) {
                assertThat(ask(who, "GET", row.path)).as(who + ": " + row).isNotIn(401, 403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void pages_and_files_are_shown_to_those_whom_they_are_for(String who) {
        PAGES.forEach((path, access) -> {
            int status = ask(who, "GET", path);
            assertThat(ask(who, "HEAD", path)).as(who + ": HEAD " + path).isEqualTo(status);
            if (isNamed(who, Set.copyOf(access))) {
                assertThat(status).as(who + ": " + path).isIn(200, 404);
            } else {
                assertThat(status).as(who + ": " + path).isEqualTo(who.equals("nobody") ? 401 : 403);
            }
        });
        for (String path : FOR_EVERYBODY) {
            assertThat(ask(who, "GET", path)).as(who + ": " + path).isEqualTo(200);
        }
        assertThat(ask(who, "GET", BRANCH + "/nothing")).as("what is not there").isEqualTo(404);
    }

    @Test
    void a_screen_of_a_booth_acts_for_its_booth_alone() {
        assertThat(ask("device booth", "GET", BRANCH + "/booths/1")).isEqualTo(200);
        assertThat(ask("device booth", "GET", BRANCH + "/booths/2")).isEqualTo(403);
        assertThat(ask("device booth", "POST", BRANCH + "/booths/2/arrive")).isEqualTo(403);
        assertThat(ask("device booth", "POST", BRANCH + "/booths/1/arrive")).isEqualTo(409);
        assertThat(ask("device booth", "POST", BRANCH + "/booths/2/devices")).isEqualTo(403);
        assertThat(ask("device booth", "POST", BRANCH + "/booths/1/devices")).as("let in, with nothing said")
                .isEqualTo(400);
        assertThat(ask("device booth", "GET", "/booth/pekalongan/2")).isEqualTo(403);
    }

    @Test
    void a_kiosk_speaks_for_itself_and_prints_and_cancels_its_own_tickets_alone() {
        Client kiosk = opened().client()
                .with(HEADERS.getOrDefault("device kiosk", "").replace("Authorization: Bearer ", ""));
        String own = kiosk.ticket("jht");
        String others = opened().client().ticket("jht");

        kiosk.post(BRANCH + "/tickets/" + own + "/printed", "{\"outcome\":\"printed\"}").expect(200);
        kiosk.post(BRANCH + "/tickets/" + others + "/printed", "{\"outcome\":\"printed\"}").expect(403);
        kiosk.delete(BRANCH + "/tickets/" + others).expect(403);
        kiosk.delete(BRANCH + "/tickets/" + own).expect(200);
        kiosk.get(BRANCH + "/tickets/" + others).expect(200);
        kiosk.post(BRANCH + "/kiosks/another/leases", "{\"holder\":\"9f0b6a52-3c1f-4f5e-8a55-0d3c6a1f7b11\"}")
                .expect(403);
    }

    /** The server may write down at any time what it has promised. */
    private static long countDeeds() {
        return opened().client().journal().stream()
                .filter(event -> !event.get("type").asText().equals("WaitsPromised")).count();
    }

    private static boolean isNamed(String who, Set<String> access) {
        return access.contains("public") || PEOPLE.getOrDefault(who, Set.of()).stream().anyMatch(access::contains);
    }

    private static int ask(String who, String method, String path) {
        Client client = opened().client().anonymous();
        HttpRequest.Builder request = client.request(path).header("Content-Type", "application/json")
                .header("Origin", "http://127.0.0.1:" + opened().port()).method(method,
                        method.equals("GET") || method.equals("HEAD") || method.equals("DELETE")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString("{}"));
        String header = HEADERS.get(who);
        if (header != null) {
            String[] parts = header.split(": ", 2);
            request.header(parts[0], parts[1]);
        }
        return client.told(request.build()).status();
    }
}
