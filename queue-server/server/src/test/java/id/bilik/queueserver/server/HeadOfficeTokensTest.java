package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import id.bilik.queueserver.server.configuration.AccessConfig;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a branch does not believe of a head office, and what it does. */
class HeadOfficeTokensTest extends AtOneServer {
    private final FakeProvider office = new FakeProvider();

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) {
        return usual
                .with(new AccessConfig(List.of(), 0, Optional.empty(), 0, folder.resolve("tls"), false,
                        Optional.of(office.config())));
    }

    @AfterEach
    void close() { office.close(); }

    @Test
    void a_token_that_says_the_truth_signs_in() { assertThat(office("signed")).isEqualTo("yes"); }

    @Test
    void a_token_for_another_attempt_is_refused() { refuses(claims -> claims.claim("nonce", "of another attempt")); }

    @Test
    void a_token_without_a_nonce_is_refused() { refuses(claims -> claims.claim("nonce", null)); }

    @Test
    void a_token_for_another_program_is_refused() { refuses(claims -> claims.audience("another-program")); }

    @Test
    void a_token_of_another_provider_is_refused() { refuses(claims -> claims.issuer("https://example.org")); }

    @Test
    void a_token_of_yesterday_is_refused() {
        refuses(claims -> claims.expirationTime(Date.from(Instant.now().minus(Duration.ofDays(1)))));
    }

    @Test
    void a_token_of_nobody_is_refused() { refuses(claims -> claims.subject(null)); }

    @Test
    void a_token_that_somebody_else_has_signed_is_refused() {
        var other = FakeProvider.key("first");
        office.signBy(claims -> FakeProvider.signedBy(other, claims));
        refuses(UnaryOperator.identity());
    }

    @Test
    void a_token_that_nobody_has_signed_is_refused() {
        office.signBy(FakeProvider::unsigned);
        refuses(UnaryOperator.identity());
    }

    @Test
    void a_token_that_is_signed_by_what_both_sides_know_is_refused() {
        office.signBy(FakeProvider::signedBySecret);
        refuses(UnaryOperator.identity());
    }

    @Test
    void what_is_said_of_another_person_is_refused() {
        office.say("{\"sub\":\"e-9999\",\"name\":\"Eve\",\"groups\":[\"heads\"]}");
        refuses(claims -> claims.claim("groups", null));
    }

    @Test
    void a_key_that_is_new_at_the_head_office_is_fetched() {
        assertThat(office("signed")).isEqualTo("yes");
        office.rotate();
        assertThat(office("signed")).isEqualTo("yes");
    }

    @Test
    void a_description_of_another_provider_counts_as_away() {
        office.describeItself(text -> text.replaceFirst("\"issuer\":\"[^\"]+\"", "\"issuer\":\"https://example.org\""));
        assertThat(OfficeVisitor.next(new OfficeVisitor(server).get("/oidc/start"))).hasParameter("office", "away");
    }

    @Test
    void an_address_that_anybody_could_listen_to_counts_as_away() {
        office.describeItself(
                text -> text.replaceFirst("\"token_endpoint\":\"[^\"]+\"",
                        "\"token_endpoint\":\"http://example.org/\""));
        assertThat(OfficeVisitor.next(new OfficeVisitor(server).get("/oidc/start"))).hasParameter("office", "away");
    }

    @Test
    void an_attempt_is_good_once_also_for_a_provider_that_takes_a_code_twice() {
        OfficeVisitor rina = new OfficeVisitor(server);
        URI start = OfficeVisitor.next(rina.get("/oidc/start"));
        office.visitedBy(start);
        Runnable cookies = rina.keepCookies();
        assertThat(comeBack(rina, start)).hasParameter("signed", "yes");
        cookies.run();
        assertThat(comeBack(rina, start)).hasParameter("office", "expired");
    }

    @Test
    void an_attempt_is_over_after_ten_minutes() {
        OfficeVisitor rina = new OfficeVisitor(server);
        URI start = OfficeVisitor.next(rina.get("/oidc/start"));
        office.visitedBy(start);
        clock.advance(Duration.ofMinutes(10));
        assertThat(comeBack(rina, start)).hasParameter("office", "expired");
    }

    @Test
    void a_sign_in_of_this_morning_is_no_proof() {
        Instant now = clock.instant();
        office.lie(claims -> claims.claim("auth_time", now.minus(Duration.ofMinutes(9)).getEpochSecond()));
        OfficeVisitor fresh = new OfficeVisitor(server);
        signIn(fresh);
        assertThat(fresh.get("/api/session").body()).contains("\"proven\":true");
        office.lie(claims -> claims.claim("auth_time", now.minus(Duration.ofMinutes(11)).getEpochSecond()));
        OfficeVisitor old = new OfficeVisitor(server);
        signIn(old);
        assertThat(old.get("/api/session").body()).contains("\"proven\":false");
    }

    @Test
    void whoever_floods_it_pushes_out_only_the_own_attempts_and_a_guesser_waits() {
        office.lie(claims -> claims.audience("another-program"));
        String last = "";
        for (int i = 0; i < 8; i++) {
            last = HeadOfficeTest.parameter(signIn(new OfficeVisitor(server)), "office");
        }
        assertThat(last).isEqualTo("wait");
        OfficeVisitor first = new OfficeVisitor(server);
        URI start = OfficeVisitor.next(first.get("/oidc/start"));
        for (int i = 0; i < 20; i++) {
            new OfficeVisitor(server).get("/oidc/start");
        }
        assertThat(comeBack(first, start)).hasParameter("office", "expired");
    }

    @Test
    void a_page_of_somebody_else_is_nowhere_to_go_on_to() {
        for (String to : List.of("https://example.org/", "//example.org/", "/%5Cexample.org", "javascript:alert(1)")) {
            OfficeVisitor rina = new OfficeVisitor(server);
            URI start = OfficeVisitor.next(rina.get("/oidc/start?to=" + to));
            office.visitedBy(start);
            assertThat(comeBack(rina, start)).as(to).hasNoParameter("to");
        }
    }

    @Test
    void a_look_at_the_head_of_an_answer_uses_nothing_up() {
        OfficeVisitor rina = new OfficeVisitor(server);
        URI start = OfficeVisitor.next(rina.get("/oidc/start"));
        office.visitedBy(start);
        assertThat(rina.head("/oidc/callback?code=any&state=" + HeadOfficeTest.parameter(start, "state")).statusCode())
                .isEqualTo(200);
        assertThat(comeBack(rina, start)).hasParameter("signed", "yes");
    }

    private void refuses(UnaryOperator<JWTClaimsSet.Builder> lie) {
        office.lie(lie);
        assertThat(office("office")).isEqualTo("refused");
        assertThat(client.get("/api/audit").expect(200).json().toString()).contains("sign-in-failed",
                "with the head office");
    }

    /** Goes the whole way, and gives what the page of sign-in is told under that name. */
    private String office(String name) {
        return HeadOfficeTest.parameter(signIn(new OfficeVisitor(server)), name);
    }

    private URI signIn(OfficeVisitor person) {
        URI start = OfficeVisitor.next(person.get("/oidc/start"));
        office.visitedBy(start);
        return comeBack(person, start);
    }

    private static URI comeBack(OfficeVisitor person, URI start) {
        HttpResponse<String> back = person
                .get("/oidc/callback?code=any&state=" + HeadOfficeTest.parameter(start, "state"));
        assertThat(back.statusCode()).isEqualTo(303);
        return OfficeVisitor.next(back);
    }
}
