package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of somebody else that are open on a machine of the branch, and other tricks; none of them leaves an event. */
class ForeignPagesTest extends AtOneServer {
    private static final List<String> OTHER_TYPES = List.of("text/plain", "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x", "");

    private long before;
    private String session = "";

    @BeforeEach
    void sign_a_supervisor_in() {
        session = SignedIn.secret("supervisor", TestServer.RUN, client.at("/"));
        before = client.sequence();
    }

    @Test
    void a_page_of_another_origin_changes_nothing_also_with_the_cookie() throws IOException {
        for (String origin : List.of("http://evil.example", "http://127.0.0.1:1", "https://127.0.0.1:" + server.port()
                + ".evil.example", "null")) {
            for (String path : List.of("/groups/g1/sign-on", "/day/close", "/tickets")) {
                assertThat(status(post(BRANCH + path, "Origin: " + origin))).as(origin + path).isEqualTo(403);
            }
        }
        assertThat(status(post(BRANCH + "/day/close", "Sec-Fetch-Site: same-site"))).isEqualTo(403);
        assertThat(client.sequence()).isEqualTo(before);
    }

    @Test
    void a_cookie_without_an_origin_changes_nothing() throws IOException {
        assertThat(status(post(BRANCH + "/day/close"))).isEqualTo(403);
        assertThat(client.sequence()).isEqualTo(before);
    }

    @Test
    void the_own_page_does() throws IOException {
        assertThat(status(post(BRANCH + "/day/close", "Origin: http://127.0.0.1:" + server.port()))).isEqualTo(200);
        assertThat(client.sequence()).isGreaterThan(before);
    }

    @Test
    void a_name_that_was_bent_to_this_machine_is_not_served() throws IOException {
        for (String host : List.of("evil.example", "evil.example:" + server.port(), "127.0.0.1.evil.example",
                "192.0.2.7",
                "localhost.evil.example:7070", "[::2]")) {
            assertThat(status("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")).as(host)
                    .isEqualTo(421);
        }
        for (String host : List.of("127.0.0.1", "LOCALHOST:1", "localhost.", "[::1]:7070")) {
            assertThat(status("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")).as(host)
                    .isEqualTo(200);
        }
    }

    @Test
    void what_a_form_can_send_changes_nothing() throws IOException {
        for (String type : OTHER_TYPES) {
            String body = "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\"}";
            String request = "POST " + BRANCH + "/tickets HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                    + "\r\nConnection: close\r\nCookie: bilik=" + session + "\r\nOrigin: http://127.0.0.1:"
                    + server.port() + "\r\n" + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body;
            assertThat(status(request)).as(type).isEqualTo(415);
        }
        assertThat(client.sequence()).isEqualTo(before);
    }

    @Test
    void a_header_does_not_change_the_method() throws IOException {
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            assertThat(status("GET " + BRANCH + "/day/close HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header
                    + ": POST\r\n\r\n")).as(header).isEqualTo(403);
        }
        assertThat(client.sequence()).isEqualTo(before);
    }

    @Test
    void every_answer_forbids_what_no_page_of_ours_does() {
        for (String path : List.of("/health", "/sign-in", "/consoles/sign-in.js", BRANCH + "/board", "/nothing")) {
            Answer answer = client.get(path);
            assertThat(answer.header("Content-Security-Policy").orElse("")).as(path)
                    .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'", "object-src 'none'");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).as(path).hasValue("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).as(path).hasValue("same-origin");
            assertThat(answer.header("Permissions-Policy").orElse("")).as(path).contains("camera=()");
            assertThat(answer.header("X-Content-Type-Options")).as(path).hasValue("nosniff");
        }
    }

    private String post(String path, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nConnection: close\r\n"
                + "Cookie: bilik=" + session + "\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "Content-Length: 2\r\n\r\n{}";
    }

    private int status(String request) throws IOException {
        try (RawConnection connection = new RawConnection(server.port(), 0)) {
            String answer = connection.send(request).readAll();
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
