package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.configuration.AccessConfig;
import id.bilik.testsupport.devices.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port for participants' phones, on which nothing else of the branch exists. */
class PhoneDoorTest {
    @TempDir
    static @Nullable Path folder;

    private static @Nullable TestServer server;
    private static @Nullable Client phone;

    @BeforeAll
    static void open() throws IOException {
        int port = FreePort.find();
        server = TestServer.in(Objects.requireNonNull(folder))
                .with(new AccessConfig(List.of(), port, Optional.empty(), 0, folder.resolve("tls"), false,
                        Optional.empty()))
                .start();
        phone = new Client(URI.create("http://127.0.0.1:" + port));
    }

    @AfterAll
    static void close() { Objects.requireNonNull(server).close(); }

    private static Client staff() { return Objects.requireNonNull(server).client(); }

    private static Client phone() { return Objects.requireNonNull(phone); }

    @Test
    void a_visit_is_followed_deferred_and_left_there() {
        String url = staff().issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
        String secret = url.substring(url.lastIndexOf('/') + 1);

        assertThat(phone().get("/follow/" + secret).expect(200).text()).contains("follow.js");
        phone().get("/consoles/follow.js").expect(200);
        phone().get("/display-board/shared/tokens.css").expect(200);
        phone().get("/health").expect(200);
        assertThat(phone().get("/api/follow/" + secret).expect(200).field("stage")).isEqualTo("waiting");
        phone().post("/api/follow/" + secret + "/defer", "{\"minutes\":10}").expect(200);
        assertThat(phone().delete("/api/follow/" + secret).expect(200).field("stage")).isEqualTo("abandoned");
        try (Screen feed = phone().watch("/api/follow/" + secret + "/live")) {
            assertThat(feed.next().view().get("stage").asText()).isEqualTo("abandoned");
        }
    }

    @Test
    void who_is_called_says_that_they_are_coming_and_asks_for_more_time_there() {
        staff().signOn("g1");
        String url = staff().issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
        String address = "/api/follow/" + url.substring(url.lastIndexOf('/') + 1);
        String booth = Morning.call(staff());
        assertThat(phone().get(address).expect(200).json().has("noShowAt")).isTrue();
        assertThat(phone().post(address + "/coming", "{}").expect(200).json().has("comingSince")).isTrue();
        assertThat(staff().get(BRANCH + "/booths/" + booth).expect(200).json().at("/visit/comingSince").isMissingNode())
                .isFalse();
        String wish = "{\"minutes\":5,\"requestId\":\"" + UUID.randomUUID() + "\"}";
        assertThat(phone().post(address + "/defer", wish).expect(200).field("stage")).isEqualTo("deferred");
        assertThat(staff().get(BRANCH + "/booths/" + booth).expect(200).json().at("/last/deferredUntil")
                .isMissingNode()).isFalse();
        int deferrals = staff().journal("VisitDeferred").size();
        phone().post(address + "/defer", wish).expect(200);
        assertThat(staff().journal("VisitDeferred")).hasSize(deferrals);
        phone().delete(address).expect(200);
    }

    @Test
    void an_interpreter_comes_in_there_and_no_booth() {
        staff().ticket("jht");
        staff().signOn("g1");
        String booth = Morning.call(staff());
        staff().inBooth(booth, "arrive").expect(200);
        String code = staff().post(BRANCH + "/booths/" + booth + "/conversation/invitation", "").expect(200)
                .field("code");
        UUID page = UUID.randomUUID();
        phone().get("/interpreter/" + code).expect(200);
        String token = phone().post("/api/conversation/interpreter",
                "{\"code\":\"" + code + "\",\"page\":\"" + page + "\"}").expect(200).field("token");
        String forBooth = staff().post(BRANCH + "/booths/" + booth + "/conversation", "{\"page\":\"" + page + "\"}")
                .expect(200).field("token");
        try (HttpClient http = HttpClient.newHttpClient();
                TalkingPage interpreter = TalkingPage.open(page, http, phone(), token)) {
            assertThat(interpreter.await("welcome").get("role").asText()).isEqualTo("interpreter");
            assertThat(TalkingPage.refused(http, phone(), forBooth, "http://" + phone().at("/").getAuthority())
                    .statusCode()).isEqualTo(401);
            interpreter.cut();
        }
    }

    @Test
    void nothing_else_of_the_contract_exists_there_whatever_key_is_sent() {
        long before = staff().sequence();
        Client keyed = phone().with(TestServer.RUN.apiKey());
        for (Map.Entry<String, JsonNode> path : staff().get("/openapi.json").expect(200).json().get("paths")
                .properties()) {
            String address = path.getKey().replace("{branch}", "pekalongan").replaceAll("\\{[a-zA-Z]+}", "1");
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (operation.getValue().get("x-access").toString().contains("\"participant\"")) {
                    continue;
                }
                String method = operation.getKey().toUpperCase(Locale.ROOT);
                assertThat(keyed.send(method, address, BodyPublishers.ofString("{}")).status())
                        .as(method + " " + address).isEqualTo(404);
            }
        }
        assertThat(staff().sequence()).isEqualTo(before);
    }

    @Test
    void no_page_of_the_staff_exists_there() {
        for (String page : List.of("/", "/sign-in", "/join", "/pair", "/enter/none", "/access", "/audit/pekalongan",
                "/staff/pekalongan", "/officer/pekalongan/g1", "/board/pekalongan", "/booth/pekalongan/1",
                "/technician/pekalongan", "/docs", "/components", "/openapi.json", "/metrics", "/ca.crt",
                "/vendor/chart.js", "/board-media/none.png")) {
            assertThat(phone().get(page).status()).as(page).isEqualTo(404);
        }
    }

    @Test
    void a_session_is_not_looked_at_there() throws Exception {
        String secret = SignedIn.secret("supervisor", TestServer.RUN, staff().at("/"));
        assertThat(phone().ask(phone().request(BRANCH + "/journal").header("Cookie", "bilik=" + secret).build())
                .status()).isEqualTo(404);
    }

    @Test
    void it_may_listen_on_another_address_than_everything_else(@TempDir Path other) throws IOException {
        String nearby = "127.0.0.2";
        assumeTrue(isOfThisMachine(nearby), "a loopback with one address only");
        int port = FreePort.find();
        AccessConfig access = new AccessConfig(List.of(nearby), port, Optional.of(nearby), 0, other.resolve("tls"),
                false,
                Optional.empty());
        try (TestServer server = TestServer.in(other).with(access).start()) {
            new Client(URI.create("http://" + nearby + ":" + port)).get("/health").expect(200);
            assertThat(isOpen("127.0.0.1", port)).as("phones where the rest is").isFalse();
            assertThat(isOpen(nearby, server.port())).as("the rest where phones are").isFalse();
        }
    }

    private static boolean isOfThisMachine(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
            return socket.isBound();
        } catch (IOException elsewhere) {
            return false;
        }
    }

    private static boolean isOpen(String address, int port) {
        try (Socket socket = new Socket(InetAddress.ofLiteral(address), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
