package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.web.QrSvg;
import id.bilik.queueserver.server.configuration.ScreenAddresses;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of screens says where each is found, and no secret. */
class ScreenRoutesTest extends AtOneServer {
    private static final String TLS = "https://192.168.1.10:7443";

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) {
        return usual.with(new ScreenAddresses(Optional.of(TLS), "http://antrean.example", "http://127.0.0.1:7071/"));
    }

    @Test
    void every_screen_has_the_address_that_its_device_reaches_and_the_same_as_a_symbol() {
        JsonNode screens = screens();

        assertThat(screens.at("/branches/0/branch").asText()).isEqualTo("pekalongan");
        assertThat(screens.at("/branches/0/groups/1/booths").toString())
                .isEqualTo("[\"7\",\"8\",\"9\",\"10\",\"11\",\"12\"]");
        assertThat(screens.get("onlyHere").asBoolean()).isFalse();
        assertThat(places(screens)).extracting(place -> place.path("address").asText()).contains(
                TLS + "/board/pekalongan", TLS + "/officer/pekalongan/g2", TLS + "/booth/pekalongan/12",
                TLS + "/staff/pekalongan#what-if", TLS + "/technician/pekalongan", TLS + "/pair");
        for (JsonNode place : places(screens)) {
            String address = place.get("address").asText();
            if (place.has("qr")) {
                assertThat(place.get("qr").asText()).as(address).isEqualTo(QrSvg.address(address));
                boolean forPhones = place.get("screen").asText().equals("book");
                assertThat(address)
                        .isEqualTo((forPhones ? "http://antrean.example" : TLS) + place.get("link").asText());
            } else {
                assertThat(place.get("screen").asText()).isIn("kiosk", "phone");
            }
        }
    }

    @Test
    void every_page_that_is_listed_is_there() {
        for (JsonNode place : places(screens())) {
            if (place.has("link") && !place.get("screen").asText().equals("kiosk")) {
                client.get(URI.create(place.get("link").asText()).getPath()).expect(200);
            }
        }
    }

    @Test
    void neither_a_visit_nor_an_invitation_nor_a_key_is_in_it() {
        String follow = client.issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
        String code = client.post("/api/accounts", "{\"name\":\"Budi Santoso\",\"roles\":[\"officer\"]}").expect(201)
                .field("code");
        String list = screens().toString();

        assertThat(list).contains("http://antrean.example/follow/…").doesNotContain(code, "Budi",
                follow.substring(follow.lastIndexOf('/') + 1), TestServer.RUN.apiKey(), "/enter/");
    }

    @Test
    void where_nobody_has_said_the_address_it_is_the_one_by_which_the_list_was_asked_for() throws IOException {
        try (TestServer other = TestServer.in(Files.createDirectory(folder.resolve("other"))).with(clock)
                .with(new ScreenAddresses(Optional.empty(), "http://antrean.example", "http://192.168.1.21:7071/"))
                .start()) {
            JsonNode screens = other.client().get("/api/screens").expect(200).json();

            assertThat(screens.get("onlyHere").asBoolean()).isTrue();
            assertThat(screens.at("/branches/0/screens/0/address").asText())
                    .isEqualTo("http://127.0.0.1:" + other.port() + "/board/pekalongan");
            assertThat(screens.at("/branches/0/screens/1/qr").asText()).as("a kiosk that others reach")
                    .isEqualTo(QrSvg.address("http://192.168.1.21:7071/"));
        }
    }

    @Test
    void somebody_without_a_name_learns_nothing() { client.anonymous().get("/api/screens").expect(401); }

    private JsonNode screens() { return client.get("/api/screens").expect(200).json(); }

    private static List<JsonNode> places(JsonNode screens) {
        return Stream.concat(screens.at("/branches/0/screens").valueStream(),
                screens.get("screens").valueStream()).toList();
    }
}
