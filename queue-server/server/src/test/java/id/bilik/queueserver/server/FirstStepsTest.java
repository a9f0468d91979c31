package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.access.DeviceKind;
import id.bilik.queueserver.server.access.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new branch still lacks, as its facts say. */
class FirstStepsTest {
    private static final String STEPS = BRANCH + "/first-steps";

    @TempDir
    @Nullable
    Path folder;

    private @Nullable TestServer server;

    @BeforeEach
    void start() { server = TestServer.in(Objects.requireNonNull(folder)).with(Morning.clock()).start(); }

    @AfterEach
    void stop() { server().close(); }

    @Test
    void an_empty_branch_lacks_everything_and_says_how_much() {
        assertThat(missing("branch")).containsExactly("look 1");
        assertThat(missing("services")).containsExactly("look 1");
        assertThat(missing("groups")).containsExactly("look 1");
        assertThat(missing("hours")).first().isEqualTo("around-the-clock 1");
        assertThat(missing("hours")).last().asString().matches("holidays [1-9]\\d*");
        assertThat(missing("accounts")).containsExactly("officer 1");
        assertThat(missing("kiosk")).containsExactly("kiosk 1", "slip 1");
        assertThat(missing("screens")).containsExactly("board 1", "booth-screens 12");
        assertThat(missing("trial")).containsExactly("ticket 1", "call 1", "arrival 1");
        assertThat(steps().get("young").asBoolean()).isTrue();
        assertThat(steps().get("complete").asBoolean()).isFalse();
    }

    @Test
    void a_persons_word_holds_for_what_was_looked_at_over_a_restart_and_not_for_another_plan() {
        confirm("services").expect(200);
        assertThat(missing("services")).isEmpty();
        assertThat(step("services").at("/confirmed/at").asText()).startsWith("2026-03-10T09:40");
        stop();
        start();
        assertThat(missing("services")).isEmpty();

        adoptByAProgram(plan -> ((ObjectNode) plan.at("/services/0")).put("expectedMinutes", 9));
        assertThat(missing("services")).as("a program has changed them").containsExactly("look 1");
        assertThat(missing("groups")).containsExactly("look 1");
    }

    @Test
    void what_a_person_has_adopted_needs_no_other_word() {
        adopt(plan -> ((ObjectNode) plan).put("name", "Kantor Cabang Batang"));
        assertThat(missing("branch")).isEmpty();
        assertThat(step("branch").get("confirmed")).isNull();
        assertThat(missing("services")).containsExactly("look 1");
    }

    @Test
    void a_plan_that_a_person_has_scheduled_and_time_adopts_is_a_persons() {
        JsonNode view = server().client().get(BRANCH + "/plan").expect(200).json();
        ObjectNode plan = view.get("plan").deepCopy();
        plan.put("name", "Kantor Cabang Batang");
        asSupervisor("POST", BRANCH + "/plan", "{\"plan\":" + plan + ",\"basedOn\":" + view.get("sequence")
                + ",\"when\":\"after-today\"}").expect(200);
        assertThat(missing("branch")).containsExactly("look 1");
        server().client().post(BRANCH + "/day/close", "{}").expect(200);
        assertThat(missing("branch")).isEmpty();
    }

    @Test
    void a_decision_on_every_holiday_says_nothing_of_the_week() {
        adopt(plan -> {
            var special = ((ObjectNode) plan.get("hours")).putArray("special");
            server().client().get(BRANCH + "/plan/holidays").expect(200).json().get("holidays")
                    .forEach(day -> special.addObject().put("date", day.get("date").asText()));
        });
        assertThat(missing("hours")).containsExactly("around-the-clock 1");
        confirm("hours").expect(200);
        assertThat(missing("hours")).isEmpty();
    }

    @Test
    void a_service_without_a_name_in_a_language_of_the_branch_or_without_a_group_is_missed() {
        adopt(plan -> {
            ((ObjectNode) plan.at("/services/0/names")).remove("en");
            plan.get("groups").forEach(group -> ((ObjectNode) group).putArray("services").add("jht").add("jkk")
                    .add("jkm").add("jp"));
        });
        assertThat(missing("services")).containsExactly("names 1");
        assertThat(missing("groups")).containsExactly("unserved 2");
        confirm("services").expect(200);
        assertThat(missing("services")).as("nobody's word gives it a name").containsExactly("names 1");
    }

    @Test
    void an_officer_who_was_invited_is_waited_for() throws Exception {
        server().access().people().make("Budi", Set.of(Role.OFFICER), Actor.UNKNOWN);
        assertThat(missing("accounts")).containsExactly("invited 1");
    }

    @Test
    void a_printer_is_proven_by_paper_alone() {
        Client client = server().client();
        assertThat(confirm("kiosk").problem(409)).contains("nobody can confirm it");
        report(client, "");
        assertThat(missing("kiosk")).containsExactly("slip 1");
        client.post(BRANCH + "/devices/kiosk-1/actions", "{\"action\":\"test-print\"}").expect(202);
        String action = report(client, "").json().at("/actions/0/id").asText();
        report(client, "{\"id\":\"" + action + "\",\"success\":false,\"detail\":\"paper-out\"}");
        assertThat(missing("kiosk")).containsExactly("slip 1");
        client.post(BRANCH + "/devices/kiosk-1/actions", "{\"action\":\"test-print\"}").expect(202);
        String again = report(client, "").json().at("/actions/0/id").asText();
        report(client, "{\"id\":\"" + again + "\",\"success\":true}");
        assertThat(missing("kiosk")).isEmpty();
    }

    @Test
    void that_there_are_no_other_screens_holds_until_there_is_another_booth() {
        confirm("screens").expect(200);
        assertThat(missing("screens")).isEmpty();
        pair(DeviceKind.BOOTH, "1");
        assertThat(missing("screens")).as("one more screen than was said").isEmpty();
        adopt(plan -> ((ArrayNode) plan.get("groups")).addObject().put("id", "g3").put("concurrency", 1)
                .putArray("booths").add("13"));
        assertThat(missing("screens")).containsExactly("board 1", "booth-screens 12");
        pair(DeviceKind.BOARD, null);
        assertThat(missing("screens")).containsExactly("booth-screens 12");
    }

    @Test
    void the_trial_is_a_ticket_that_is_called_and_seated() {
        Client client = server().client();
        String ticket = client.ticket("jht");
        assertThat(missing("trial")).containsExactly("call 1", "arrival 1");
        client.signOn("g1");
        String booth = client.callNext("g1").expect(200).field("booth");
        assertThat(missing("trial")).containsExactly("arrival 1");
        assertThat(steps().get("young").asBoolean()).isFalse();
        client.post(BRANCH + "/booths/" + booth + "/arrive", "{\"ticket\":\"" + ticket + "\"}").expect(200);
        assertThat(missing("trial")).isEmpty();
        client.post(BRANCH + "/tickets/" + ticket + "/printed", "{\"outcome\":\"printed\"}").expect(200);
        assertThat(missing("kiosk")).as("a slip came out").containsExactly("kiosk 1");
    }

    @Test
    void nobody_but_a_person_says_that_something_is_right_and_an_unknown_step_is_a_404() {
        assertThat(server().client().put(STEPS + "/services", "{}").problem(403)).contains("Only a person");
        assertThat(confirm("dance").problem(404)).contains("dance");
        assertThat(missing("services")).containsExactly("look 1");
    }

    private void pair(DeviceKind kind, @Nullable String booth) {
        var begun = server().access().pairings().begin(kind, null, booth, "here", null).orElseThrow();
        assertThat(server().access().approve(begun.code(), kind.word() + "-1", kind, booth, Actor.UNKNOWN)).isPresent();
    }

    private static Answer report(Client client, String done) {
        return client.put(BRANCH + "/devices/kiosk-1", "{\"version\":\"1\",\"clock\":\"2026-03-10T02:40:00Z\","
                + "\"printer\":\"ready\",\"done\":[" + done + "]}").expect(200);
    }

    private interface Change {
        void in(JsonNode plan);
    }

    private void adoptByAProgram(Change change) {
        server().client().post(BRANCH + "/plan", changed(change)).expect(200);
    }

    private void adopt(Change change) { asSupervisor("POST", BRANCH + "/plan", changed(change)).expect(200); }

    private String changed(Change change) {
        JsonNode view = server().client().get(BRANCH + "/plan").expect(200).json();
        JsonNode plan = view.get("plan").deepCopy();
        change.in(plan);
        return "{\"plan\":" + plan + ",\"basedOn\":" + view.get("sequence") + ",\"when\":\"now\"}";
    }

    private Answer confirm(String step) { return asSupervisor("PUT", STEPS + "/" + step, "{}"); }

    /** As somebody with an account does it on a page. */
    private Answer asSupervisor(String method, String path, String body) {
        Client client = server().client();
        String cookie = SignedIn.secret("supervisor", TestServer.RUN, client.at("/"));
        return client.told(client.anonymous().request(path).header("Cookie", "bilik=" + cookie)
                .header("Content-Type", "application/json").header("Origin", "http://127.0.0.1:" + server().port())
                .method(method, BodyPublishers.ofString(body)).build());
    }

    private JsonNode steps() { return server().client().get(STEPS).expect(200).json(); }

    private JsonNode step(String word) {
        for (JsonNode step : steps().get("steps")) {
            if (step.get("step").asText().equals(word)) {
                return step;
            }
        }
        throw new AssertionError("no step " + word);
    }

    /** As {@code names 2}. */
    private List<String> missing(String word) {
        JsonNode step = step(word);
        List<String> missing = step.get("missing").valueStream()
                .map(each -> each.get("what").asText() + " " + each.get("count").asInt()).toList();
        assertThat(step.get("done").asBoolean()).isEqualTo(missing.isEmpty());
        return missing;
    }

    private TestServer server() { return Objects.requireNonNull(server); }
}
