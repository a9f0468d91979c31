package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What technicians and machines look at answers as the contract says, and so does the contract itself. */
class OperationRoutesTest extends AtOneServer {
    @Test
    void health_is_up_and_names_the_branch() {
        JsonNode health = client.get("/health").expect(200).json();

        assertThat(health.get("status").asText()).isEqualTo("UP");
        assertThat(health.at("/branches/0/branch").asText()).isEqualTo("pekalongan");
    }

    @Test
    void metrics_are_prometheus_text_and_count() {
        client.ticket("jht");
        Answer metrics = client.get("/metrics").expect(200);

        assertThat(metrics.header("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(client.metric("bilik_tickets_issued_today")).isEqualTo(1);
        assertThat(client.metric("bilik_visits_waiting")).isEqualTo(1);
        assertThat(client.metric("bilik_journal_up")).isEqualTo(1);
        assertThat(metrics.text()).contains("route=\"/api/branches/{branch}/tickets\"");
    }

    @Test
    void the_contract_lists_every_route_and_who_may_call_it() {
        JsonNode document = client.get("/openapi.json").expect(200).json();

        assertThat(document.get("openapi").asText()).startsWith("3.");
        List<String> routes = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            String route = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
            routes.add(route);
            assertThat(operation.getValue().path("x-access")).as("access of " + route).isNotEmpty();
            assertThat(operation.getValue().path("summary").asText()).as("summary of " + route).isNotBlank();
            assertThat(operation.getValue().path("responses").properties()).as("answers of " + route).isNotEmpty();
        }));
        String group = "/api/branches/{branch}/groups/{group}";
        String booth = "/api/branches/{branch}/booths/{booth}";
        String ticket = "/api/branches/{branch}/tickets/{ticket}";
        assertThat(routes).contains("GET /health", "GET /openapi.json", "GET /metrics", "GET /api/screens",
                "GET /api/branches/{branch}", "POST /api/branches/{branch}/tickets", "POST " + ticket + "/printed",
                "GET " + ticket, "DELETE " + ticket, "POST " + ticket + "/return", "GET " + ticket + "/live",
                "POST " + group + "/sign-on", "POST " + group + "/sign-off", "POST " + group + "/pause",
                "POST " + group + "/resume", "PUT " + group + "/capacity", "PUT " + group + "/calling",
                "POST " + group + "/call-next", "GET " + group, "GET " + group + "/live", "GET " + booth,
                "GET " + booth + "/live", "GET /api/branches/{branch}/board", "GET /api/branches/{branch}/board/live",
                "GET /api/branches/{branch}/staff", "GET /api/branches/{branch}/staff/live",
                "GET /api/branches/{branch}/journal", "POST /api/branches/{branch}/day/open",
                "POST /api/branches/{branch}/day/close", "PUT /api/branches/{branch}/message",
                "GET /api/follow/{secret}", "GET /api/follow/{secret}/live", "DELETE /api/follow/{secret}",
                "POST /api/follow/{secret}/return");
        for (String action : List.of("arrive", "recall", "no-show", "hold", "resume", "needs-officer", "self-working",
                "complete", "transfer")) {
            assertThat(routes).contains("POST " + booth + "/" + action);
        }
    }

    @Test
    void a_branch_tells_its_plan_and_state() {
        JsonNode branch = client.get(BRANCH).expect(200).json();

        assertThat(branch.get("zone").asText()).isEqualTo("Asia/Jakarta");
        assertThat(branch.get("languages").toString()).isEqualTo("[\"id\",\"en\"]");
        assertThat(branch.get("open").asBoolean()).isTrue();
        assertThat(branch.at("/services/0/id").asText()).isEqualTo("jht");
        assertThat(branch.at("/services/0/letter").asText()).isEqualTo("A");
        assertThat(branch.at("/groups/0/booths").size()).isEqualTo(6);
        assertThat(branch.at("/priorities").toString()).contains("\"with-child\"");
    }
}
