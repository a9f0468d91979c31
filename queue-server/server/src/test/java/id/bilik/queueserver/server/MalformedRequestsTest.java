package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What never comes to a route is answered by a problem all the same. */
class MalformedRequestsTest extends BadInput {
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
}
