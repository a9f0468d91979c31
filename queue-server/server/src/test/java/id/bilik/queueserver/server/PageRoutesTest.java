package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and their files are sent as browsers and caches need them. */
class PageRoutesTest extends AtOneServer {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/board/pekalongan", "/booth/pekalongan/3", "/officer/pekalongan/g2",
            "/staff/pekalongan"})
    void a_page_is_sent_with_its_policy_and_all_that_it_loads_is_there(String page) {
        Answer answer = client.get(page).expect(200);

        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.header("Content-Security-Policy").orElseThrow()).contains("default-src 'self'");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        var links = java.util.regex.Pattern.compile("(?:src|href)=\"(/[^\"#]+)\"").matcher(answer.text());
        while (links.find()) {
            assertThat(client.get(links.group(1)).status()).as(links.group(1)).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board/nowhere", "/booth/pekalongan/99", "/officer/pekalongan/g9", "/staff/nowhere",
            "/consoles/none.js", "/display-board/../db/migration/V1__journal.sql", "/consoles/..%2flogback.xml"})
    void a_page_of_nothing_is_not_found(String page) throws IOException {
        try (RawConnection raw = new RawConnection(server.port(), 0)) {
            String answer = raw.send("GET " + page + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readAll();
            assertThat(answer).matches("(?s)HTTP/1.1 (404|400) .*").contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oficer/pekalongan/g1", "/board/nowhere", "/booth/pekalongan/99"})
    void a_person_who_goes_astray_gets_a_page_and_a_program_a_problem(String path) {
        Answer page = client.told(client.request(path).header("Accept", "text/html,*/*;q=0.8").build()).expect(404);
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy").orElseThrow()).contains("default-src 'self'");
        assertThat(page.text()).contains("data-status=\"404\"", "data-home=\"yes\"").doesNotContain("{\"");

        assertThat(client.told(client.request(path).header("Accept", "application/json").build()).problem(404))
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/officer/pekalongan/g1", "/consoles/officer.js", "/openapi.json"})
    void what_is_large_is_compressed_for_those_who_ask(String path) throws IOException {
        Answer plain = client.get(path).expect(200);
        Answer packed = client.told(client.request(path).header("Accept-Encoding", "gzip").build()).expect(200);

        assertThat(packed.header("Content-Encoding")).as("encoding of %d bytes", plain.response().body().length)
                .hasValue("gzip");
        assertThat(packed.response().body().length).isLessThan(plain.response().body().length);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.response().body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.text());
        }
    }

    @Test
    void a_static_file_that_has_not_changed_is_not_sent_again() {
        Answer first = client.get("/consoles/officer.js").expect(200);
        String tag = first.header("ETag").orElseThrow();

        client.told(client.request("/consoles/officer.js").header("If-None-Match", tag).build()).expect(304);
    }

    @Test
    void a_page_under_the_name_of_its_file_has_the_policy_too() {
        assertThat(client.get("/consoles/officer.html").expect(200).header("Content-Security-Policy")).isPresent();
    }

    @Test
    void head_is_get_without_a_body() {
        Answer head = client.send("HEAD", BRANCH + "/board", java.net.http.HttpRequest.BodyPublishers.noBody());

        assertThat(head.expect(200).response().body()).isEmpty();
    }
}
