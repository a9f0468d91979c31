package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent, the answer is a problem that names what is wrong, and nothing is issued or printed. */
class BadRequestsTest {

    private static final KioskAtWork KIOSK = new KioskAtWork();

    @AfterAll
    static void stop() { KIOSK.close(); }

    @AfterEach
    void nothing_was_issued_or_printed() {
        assertThat(KIOSK.server.asked).isEmpty();
        assertThat(KIOSK.slips()).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"service":"jht","color":"red"}         | color     | There is no field "color"; there are language, priority, requestId, service.
            {"service":7}                           | service   | The field "service" must be a text.
            {"service":["jht"]}                     | service   | The field "service" must be a text.
            {"service":true}                        | service   | The field "service" must be a text.
            {"service":null}                        | service   | The field "service" must name a service.
            {"service":" "}                         | service   | The field "service" must name a service.
            {}                                      | service   | The field "service" must name a service.
            {"service":"jht","requestId":"1-1-1-1-1"} | requestId | The field "requestId" must be a UUID.
            {"service":"jht","language":"xx"}       | language  | There is no slip in the language "xx".
            {"service":"jht","language":"../../id"} | language  | There is no slip in the language "../../id".
            """)
    void a_wrong_field_is_named(String body, String field, String detail) {
        KioskAtWork.Answer answer = KIOSK.post("/api/tickets", body);

        assertThat(answer.status() + " " + answer.type()).isEqualTo("400 application/problem+json");
        assertThat(answer.get("field")).isEqualTo(field);
        assertThat(answer.get("detail")).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null
            []
            "jht"
            {"service":"jht"
            {"service":"jht"} {}
            {"service":"jht","service":"info"}
            ''
            """)
    void a_body_that_is_no_object_is_a_problem(String body) {
        KioskAtWork.Answer answer = KIOSK.post("/api/tickets", body);

        assertThat(answer.status() + " " + answer.type()).isEqualTo("400 application/problem+json");
        assertThat(answer.get("detail")).isNotEmpty();
    }

    @Test
    void a_body_over_64_KiB_is_too_large() {
        String large = "{\"service\":\"" + "x".repeat(64 * 1024) + "\"}";

        assertThat(KIOSK.post("/api/tickets", large).status()).isEqualTo(413);
        assertThat(KIOSK.post("/api/simulated/printer", large).status()).isEqualTo(413);
    }

    @Test
    void a_body_over_64_KiB_that_hides_its_length_is_too_large_too() throws IOException {
        String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";

        assertThat(raw(
                "POST /api/tickets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                        + "Connection: close\r\n\r\n" + chunk.repeat(9) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /nothing                       | 404
            GET  | /api/nothing                   | 404
            GET  | /display-board/board/board.js  | 404
            GET  | /api/tickets                   | 405
            GET  | /api/slips/0.png               | 404
            GET  | /api/slips/99999999999.png     | 404
            GET  | /api/slips/x.png               | 404
            GET  | /api/tickets/A001/qr.svg       | 404
            POST | /api/simulated/buttons/99      | 404
            POST | /api/simulated/buttons/nothing | 404
            POST | /api/tickets/A001/reprint      | 404
            """)
    void a_place_that_is_not_there_is_a_problem(String method, String path, int status) {
        KioskAtWork.Answer answer = method.equals("GET") ? KIOSK.get(path) : KIOSK.post(path, "");

        assertThat(answer.status() + " " + answer.type()).isEqualTo(status + " application/problem+json");
    }

    @Test
    void a_status_that_no_printer_has_is_named_with_those_there_are() {
        KioskAtWork.Answer answer = KIOSK.post("/api/simulated/printer", "{\"status\":\"on-fire\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.get("detail")).isEqualTo("The field \"status\" must be one of ready, paper-near-end, "
                + "paper-out, cover-open, jammed, offline, unknown.");
    }

    @Test
    void a_jam_is_wanted_or_not() {
        assertThat(KIOSK.post("/api/simulated/printer", "{\"jamNext\":\"soon\"}").get("detail"))
                .isEqualTo("The field \"jamNext\" must be true or false.");
    }

    @Test
    void a_request_too_broken_for_a_route_still_gets_a_problem() throws IOException {
        assertThat(raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"status\":400");
    }

    @Test
    void the_page_may_load_nothing_from_elsewhere() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains("Content-Security-Policy: default-src 'none'; script-src 'self';", "text/html");
    }

    private static String raw(String request) throws IOException {
        URI address = URI.create(KIOSK.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
