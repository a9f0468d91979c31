package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked for: names of nothing, other methods, unknown paths and parameters. */
class BadPathsTest extends BadInput {
    @ParameterizedTest
    @MethodSource("routesWithNames")
    void a_name_of_nothing_is_a_404_that_names_it(ContractRoute route) {
        for (String parameter : List.of("branch", "group", "booth", "ticket", "secret", "requestId")) {
            String wrong = switch (parameter) {
                case "ticket" -> "Z999";
                case "booth" -> "99";
                default -> "nowhere";
            };
            if (route.takes(parameter)) {
                String detail = send(route.with(parameter, wrong),
                        ContractRoute.object(route.usableFields())).problem(404);
                if (!parameter.equals("secret")) {
                    assertThat(detail).contains(wrong);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithNames")
    void a_name_that_cannot_be_one_is_a_problem(ContractRoute route) {
        for (String parameter : List.of("branch", "group", "booth", "ticket", "secret", "requestId")) {
            if (route.takes(parameter)) {
                for (String strange : List.of("%20", "%07", "%F0%9F%98%80", "A003%0d%0aX:%20y", "x".repeat(2_000),
                        "..%5C..%5C", "%22%3E%3Cscript%3E", "A0000003", "A003'--", "....", "%ED%A0%80",
                        "pekalongan%20")) {
                    assertRefused(send(route.with(parameter, strange), ContractRoute.object(route.usableFields())),
                            strange);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void another_method_is_a_405(ContractRoute route) {
        // a booking could be called x.ics: what else is done at the address of its calendar is done to that booking
        List<String> known = routes().stream().filter(other -> other.pattern().equals(route.pattern())
                || other.pattern().equals(route.pattern().replaceAll("\\.(ics|svg|pdf)$", "")))
                .map(ContractRoute::method).toList();
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
            if (!known.contains(method)) {
                assertThat(client.send(method, route.path(), BodyPublishers.ofString("{}")).problem(405)).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api", "/api/branches", "/api/branches/pekalongan/nothing",
            "/api/branches/pekalongan/tickets/A003/nothing", "/api/branches/pekalongan/booths/1/dance",
            "/favicon.gif", "/display-board/nothing.js", "/api//branches/pekalongan"})
    void an_unknown_path_is_a_404(String path) {
        for (String method : List.of("GET", "POST")) {
            assertRefused(client.send(method, path, BodyPublishers.ofString("{}")), method + " " + path);
        }
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

    @ParameterizedTest
    @ValueSource(strings = {"date=x", "date=", "date=2026-13-01", "date=1969-12-31", "date=10000-01-01",
            "date=2026-03-10&date=2026-03-10", "date=2026-03-10&colour=red", "%"})
    void a_day_that_is_none_is_a_problem(String query) throws IOException {
        String answer = raw(
                "GET " + BRANCH + "/history?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }
}
