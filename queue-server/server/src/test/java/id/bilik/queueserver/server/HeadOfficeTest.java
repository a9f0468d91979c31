package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.server.configuration.AccessConfig;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People of a head office sign in at a branch, with a certified provider that nobody here wrote. */
class HeadOfficeTest {
    @TempDir
    @Nullable
    Path folder;

    private @Nullable RealProvider office;
    private @Nullable TestServer server;

    @BeforeEach
    void start() {
        Path place = Objects.requireNonNull(folder);
        office = new RealProvider(place);
        server = TestServer.in(place)
                .with(new AccessConfig(List.of(), 0, Optional.empty(), 0, place.resolve("tls"), false,
                        Optional.of(office.config())))
                .start();
        office.register(server);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        if (office != null) {
            office.close();
        }
    }

    @Test
    void somebody_in_a_group_signs_in_with_the_role_of_that_group() {
        office().employ("e-1001", "Rina Wati", "cn=supervisors,ou=bilik", "revision", "canteen");
        OfficeVisitor rina = visitor();

        HttpResponse<String> back = rina.signIn("e-1001");
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(OfficeVisitor.next(back)).hasPath("/sign-in").hasParameter("signed", "yes");
        assertThat(back.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("bilik=").contains("HttpOnly", "SameSite=Strict"));
        JsonNode session = session(rina);
        assertThat(session.get("name").asText()).isEqualTo("Rina Wati");
        assertThat(session.get("roles")).hasToString("[\"supervisor\",\"auditor\"]");
        assertThat(session.get("page").asText()).isEqualTo("/first-steps/pekalongan");
        assertThat(rina.get("/api/accounts").body()).contains("\"headOffice\":true");
        assertThat(server().client().get("/api/audit").json().toString()).contains("with the head office",
                "as the head office says");
    }

    @Test
    void somebody_in_no_group_of_the_branch_is_told_so_and_gets_no_account() {
        office().employ("e-1002", "Budi", "canteen");
        HttpResponse<String> back = visitor().signIn("e-1002");

        assertThat(OfficeVisitor.next(back)).hasParameter("office", "no-role");
        assertThat(back.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("bilik="));
        assertThat(server().client().get("/api/accounts").expect(200).json().get("accounts").toString())
                .doesNotContain("Budi");
    }

    @Test
    void a_role_that_the_head_office_takes_away_is_gone_at_the_next_sign_in_everywhere() {
        office().employ("e-1001", "Rina", "cn=supervisors,ou=bilik", "revision");
        OfficeVisitor before = visitor();
        before.signIn("e-1001");
        String account = session(before).get("account").asText();

        office().employ("e-1001", "Rina", "revision");
        OfficeVisitor after = visitor();
        after.signIn("e-1001");
        assertThat(session(after).get("account").asText()).isEqualTo(account);
        assertThat(session(after).get("roles")).hasToString("[\"auditor\"]");
        assertThat(before.get("/api/session").statusCode()).as("the session with the old roles").isEqualTo(401);

        office().employ("e-1001", "Rina");
        assertThat(OfficeVisitor.next(visitor().signIn("e-1001"))).hasParameter("office", "no-role");
        assertThat(after.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(server().client().get("/api/accounts").json().get("accounts").toString()).doesNotContain(account);
    }

    @Test
    void a_name_that_somebody_of_the_branch_has_takes_nothing_over() {
        String own = server().client().post("/api/accounts", "{\"name\":\"Rina\",\"roles\":[\"technician\"]}")
                .expect(201).field("account");
        office().employ("e-1001", "Rina", "revision");
        office().employ("e-1003", "rina", "revision");
        OfficeVisitor first = visitor();
        first.signIn("e-1001");
        OfficeVisitor second = visitor();
        second.signIn("e-1003");

        assertThat(session(first).get("account").asText()).isNotEqualTo(own);
        assertThat(session(first).get("name").asText()).isEqualTo("Rina (head office)");
        assertThat(session(second).get("name").asText()).isEqualTo("rina (head office 2)");
        assertThat(session(first).get("roles")).hasToString("[\"auditor\"]");
        String accounts = server().client().get("/api/accounts").json().toString();
        assertThat(accounts).contains("\"account\":\"" + own + "\",\"name\":\"Rina\",\"roles\":[\"technician\"]");
    }

    @Test
    void a_code_that_comes_back_twice_is_good_once() {
        office().employ("e-1001", "Rina", "revision");
        OfficeVisitor rina = visitor();
        URI back = rina.signInAt(OfficeVisitor.next(rina.get("/oidc/start")), "e-1001");

        assertThat(OfficeVisitor.next(rina.get(back))).hasParameter("signed", "yes");
        assertThat(OfficeVisitor.next(rina.get(back))).hasParameter("office", "expired");
    }

    @Test
    void an_answer_that_another_browser_brings_signs_nobody_in() {
        office().employ("e-1001", "Rina", "revision");
        OfficeVisitor rina = visitor();
        URI back = rina.signInAt(OfficeVisitor.next(rina.get("/oidc/start")), "e-1001");
        OfficeVisitor victim = visitor();
        victim.get("/oidc/start");

        assertThat(OfficeVisitor.next(victim.get(back))).hasParameter("office", "expired");
        assertThat(victim.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void an_answer_under_the_state_of_another_attempt_signs_nobody_in() {
        office().employ("e-1001", "Rina", "revision");
        OfficeVisitor rina = visitor();
        URI first = OfficeVisitor.next(rina.get("/oidc/start"));
        URI back = rina.signInAt(first, "e-1001");
        URI second = OfficeVisitor.next(rina.get("/oidc/start"));

        String swapped = back.toString().replace(parameter(first, "state"), parameter(second, "state"));
        assertThat(OfficeVisitor.next(rina.get(URI.create(swapped)))).as("PKCE of another attempt")
                .hasParameter("office", "refused");
        assertThat(OfficeVisitor.next(rina.get(back.toString().replaceAll("state=[^&]+", "state=none"))))
                .hasParameter("office", "expired");
    }

    @Test
    void who_gives_up_at_the_head_office_comes_back_to_the_page_of_sign_in() {
        OfficeVisitor rina = visitor();
        URI start = OfficeVisitor.next(rina.get("/oidc/start?to=/staff/pekalongan"));
        HttpResponse<String> back = rina
                .get("/oidc/callback?error=access_denied&state=" + parameter(start, "state"));

        assertThat(OfficeVisitor.next(back)).hasParameter("office", "refused").hasParameter("to", "/staff/pekalongan");
    }

    @Test
    void an_account_of_the_head_office_gets_no_role_and_no_password_here() {
        office().employ("e-1001", "Rina", "revision");
        OfficeVisitor rina = visitor();
        rina.signIn("e-1001");
        String account = "/api/accounts/" + session(rina).get("account").asText();
        Client client = server().client();

        client.put(account + "/roles", "{\"roles\":[\"supervisor\"]}").expect(422);
        client.post(account + "/invitation", "{}").expect(422);
        office().employ("e-1001", "Rina");
        visitor().signIn("e-1001");
        client.post("/api/accounts", "{\"name\":\"Rina\",\"roles\":[\"supervisor\"]}").expect(422);
        assertThat(server().access().people().hasSupervisor()).isFalse();
    }

    @Test
    void a_proof_is_asked_for_at_the_head_office_and_of_the_same_person() {
        office().employ("e-1001", "Rina", "cn=supervisors,ou=bilik");
        office().employ("e-1004", "Sari", "cn=supervisors,ou=bilik");
        OfficeVisitor rina = visitor();
        rina.signIn("e-1001");
        assertThat(session(rina).get("proven").asBoolean()).as("the provider does not say when").isFalse();

        URI prove = OfficeVisitor.next(rina.get("/oidc/start?prove=yes&to=/access"));
        assertThat(prove).hasParameter("prompt", "login").hasParameter("max_age", "0");
        assertThat(OfficeVisitor.next(rina.get(rina.signInAt(prove, "e-1001")))).hasParameter("to", "/access");
        assertThat(session(rina).get("proven").asBoolean()).isTrue();

        URI again = OfficeVisitor.next(rina.get("/oidc/start?prove=yes"));
        assertThat(OfficeVisitor.next(rina.get(rina.signInAt(again, "e-1004")))).hasParameter("office", "other");
        assertThat(session(rina).get("name").asText()).isEqualTo("Rina");
    }

    @Test
    void the_branchs_own_ways_work_while_the_head_office_is_away() {
        office().close();
        OfficeVisitor rina = visitor();

        assertThat(OfficeVisitor.next(rina.get("/oidc/start?to=/access"))).hasPath("/sign-in")
                .hasParameter("office", "away").hasParameter("to", "/access");
        assertThat(SignedIn.secret("supervisor", TestServer.RUN, server().client().at("/"))).isNotBlank();
        assertThat(rina.get("/api/sign-in-ways").body()).isEqualTo("{\"headOffice\":true}");
    }

    private OfficeVisitor visitor() { return new OfficeVisitor(server()); }

    private static JsonNode session(OfficeVisitor visitor) {
        HttpResponse<String> answer = visitor.get("/api/session");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return StrictJson.mapper().readTree(answer.body());
        } catch (JsonProcessingException strange) {
            throw new AssertionError(strange);
        }
    }

    static String parameter(URI address, String name) {
        for (String pair : address.getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new AssertionError("no " + name + " in " + address);
    }

    private RealProvider office() { return Objects.requireNonNull(office); }

    private TestServer server() { return Objects.requireNonNull(server); }
}
