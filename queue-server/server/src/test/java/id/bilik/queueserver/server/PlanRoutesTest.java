package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.process.json.StrictJson;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supervisor changes the plan while the branch runs. It is Tuesday, 2026-03-10, nine o'clock. */
class PlanRoutesTest {
    private static final String PLAN = BRANCH + "/plan";

    @TempDir
    Path folder;

    private TestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = TestServer.in(folder).with(SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta")).start();
        client = server.client();
    }

    @AfterEach
    void stop() { server.close(); }

    private ObjectNode plan() { return (ObjectNode) view().get("plan"); }

    private JsonNode view() { return client.get(PLAN).expect(200).json(); }

    private String body(JsonNode plan, String when) {
        return "{\"plan\":" + plan + ",\"basedOn\":" + view().get("sequence") + ",\"when\":\"" + when + "\"}";
    }

    private Answer adopt(JsonNode plan) { return client.post(PLAN, body(plan, "now")); }

    private static ObjectNode service(ObjectNode plan, int number) {
        return (ObjectNode) plan.get("services").get(number);
    }

    @Test
    void a_change_is_adopted_at_once_stands_in_the_history_and_is_taken_back_to_the_letter() {
        ObjectNode before = plan();
        ObjectNode changed = before.deepCopy().put("name", "Kantor Baru");
        service(changed, 0).put("targetMinutes", 25.0);
        client.ticket("jht");

        adopt(changed).expect(200);

        assertThat(client.get(BRANCH).expect(200).field("name")).isEqualTo("Kantor Baru");
        assertThat(client.stageOf("A001")).isEqualTo("waiting");
        JsonNode steps = client.get(PLAN + "/history").expect(200).json().get("steps");
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).get("kind").asText()).isEqualTo("adopted");
        assertThat(steps.get(0).get("actor").get("kind").asText()).isNotEqualTo("unknown");
        assertThat(changesOf(steps.get(0))).containsExactly("name: Kantor Cabang Pekalongan -> Kantor Baru",
                "services jht targetMinutes: 40.0 -> 25.0");

        JsonNode first = client.get(PLAN + "/history/" + steps.get(1).get("sequence")).expect(200).json();
        assertThat(first).isEqualTo(before);
        adopt(first).expect(200);
        assertThat(plan()).isEqualTo(before);
        assertThat(client.stageOf("A001")).isEqualTo("waiting");
    }

    private static List<String> changesOf(JsonNode step) {
        return step.get("changes").valueStream().map(change -> String.join(" ", change.get("where").valueStream()
                .map(JsonNode::asText).toList()) + ": " + change.path("before").asText("") + " -> "
                + change.path("after").asText("")).toList();
    }

    @Test
    void what_is_in_use_can_be_changed_when_the_day_has_ended() {
        client.ticket("kolektif");
        ObjectNode changed = plan();
        ((ArrayNode) changed.get("services")).remove(5);
        changed.get("groups").forEach(group -> ((ObjectNode) group).remove("services"));

        JsonNode check = client.post(PLAN + "/check", "{\"plan\":" + changed + "}").expect(200).json();
        assertThat(check.get("inUse").get(0).asText()).isEqualTo("service kolektif");
        assertThat(adopt(changed).problem(409)).contains("service kolektif");

        assertThat(client.post(PLAN, body(changed, "after-today")).expect(200).field("scheduled")).isEqualTo("true");
        assertThat(view().get("scheduled")).isNotNull();
        client.post(BRANCH + "/day/close", "{}").expect(200);
        assertThat(client.get(BRANCH).expect(200).json().get("services")).hasSize(5);
        assertThat(view().get("scheduled")).isNull();
    }

    /** The plan without its last service, adopted while the day is open. */
    private void removeKolektif() {
        ObjectNode changed = plan();
        ((ArrayNode) changed.get("services")).remove(5);
        changed.get("groups").forEach(group -> ((ObjectNode) group).remove("services"));
        adopt(changed).expect(200);
        assertThat(client.get(BRANCH).expect(200).json().get("services")).hasSize(5);
    }

    private Answer follow(String url) {
        return client.anonymous().get("/api/follow/" + url.substring(url.lastIndexOf('/') + 1));
    }

    @Test
    void a_ticket_that_was_served_is_still_answered_when_its_service_is_gone() {
        UUID request = UUID.randomUUID();
        JsonNode issued = client.issue(request, "kolektif").expect(201).json();
        String ticket = issued.get("ticket").asText();
        String path = BRANCH + "/tickets/" + ticket;
        client.signOn("g1");
        client.callNext("g1").expect(200);
        client.inBooth("1", "arrive").expect(200);
        client.inBooth("1", "complete").expect(200);
        removeKolektif();

        JsonNode view = client.get(path).expect(200).json();
        assertThat(view.get("stage").asText()).isEqualTo("completed");
        assertThat(view.get("service").asText()).isEqualTo("kolektif");
        assertThat(view.get("names")).isEmpty();
        assertThat(follow(issued.get("followUrl").asText()).expect(200).field("stage")).isEqualTo("completed");
        client.post(path + "/printed", "{\"outcome\":\"printed\"}").expect(200);
        assertThat(client.issue(request, "kolektif").expect(200).field("ticket")).isEqualTo(ticket);
        for (String other : List.of("/groups/g1", "/booths/1", "/board", "/staff", "/history")) {
            client.get(BRANCH + other).expect(200);
        }
    }

    @Test
    void a_ticket_that_a_kiosk_gave_without_the_server_is_taken_in_when_its_service_is_gone() {
        String holder = "{\"holder\":\"" + UUID.randomUUID() + "\"}";
        JsonNode number = client.post(BRANCH + "/kiosks/k1/leases", holder).expect(200).json().get("leases")
                .valueStream().filter(lease -> lease.get("service").asText().equals("kolektif")).findFirst()
                .orElseThrow().get("numbers").get(0);
        String ticket = number.get("ticket").asText();
        removeKolektif();

        Answer taken = client.post(BRANCH + "/reserved-tickets", """
                {"requestId":"%s","ticket":"%s","service":"kolektif","kiosk":"k1","date":"2026-03-10",\
                "ageSeconds":60,"outcome":"printed"}""".formatted(UUID.randomUUID(), ticket));

        assertThat(taken.expect(200).field("recorded")).isEqualTo("visit");
        JsonNode seen = follow(number.get("followUrl").asText()).expect(200).json();
        assertThat(seen.get("stage").asText()).isEqualTo("abandoned");
        assertThat(seen.get("endReason").asText()).isEqualTo("service-removed");
        assertThat(client.get(BRANCH + "/staff").expect(200).text()).contains("\"abandoned\":1");
    }

    @Test
    void a_scheduled_plan_can_be_dropped() {
        client.post(PLAN, body(plan().put("name", "Besok"), "after-today")).expect(200);
        assertThat(client.delete(PLAN + "/scheduled").expect(200).field("dropped")).isEqualTo("true");
        assertThat(client.delete(PLAN + "/scheduled").expect(200).field("dropped")).isEqualTo("false");
        client.post(BRANCH + "/day/close", "{}").expect(200);
        assertThat(client.get(BRANCH).expect(200).field("name")).isEqualTo("Kantor Cabang Pekalongan");
    }

    @Test
    void two_supervisors_do_not_overwrite_each_other() {
        String mine = body(plan().put("name", "Satu"), "now");
        adopt(plan().put("name", "Dua")).expect(200);
        Answer late = client.post(PLAN, mine);
        assertThat(late.problem(409)).contains("changed meanwhile");
        assertThat(late.field("refusal")).isEqualTo("PlanChanged");
        assertThat(client.get(BRANCH).expect(200).field("name")).isEqualTo("Dua");
    }

    @Test
    void a_draft_may_be_left_and_is_there_after_a_restart() {
        ObjectNode draft = plan();
        service(draft, 0).put("letter", "");
        client.put(PLAN + "/draft", "{\"plan\":" + draft + ",\"basedOn\":1}").expect(200);
        server.close();
        start();
        assertThat(view().get("draft").get("plan")).isEqualTo(draft);
        assertThat(adopt(draft).problem(400)).contains("letter of service jht");
        assertThat(client.delete(PLAN + "/draft").expect(200).field("dropped")).isEqualTo("true");
        assertThat(view().get("draft")).isNull();
    }

    @Test
    void a_check_names_the_problem_the_changes_and_what_they_would_do() {
        client.signOn("g1");
        client.ticket("jht");
        ObjectNode changed = plan();
        service(changed, 1).put("letter", "A");
        assertThat(client.post(PLAN + "/check", "{\"plan\":" + changed + "}").expect(200).field("problem"))
                .contains("letter A stands for two services");

        service(changed, 1).put("letter", "B").put("expectedMinutes", 20.0);
        JsonNode check = client.post(PLAN + "/check", "{\"plan\":" + changed + "}").expect(200).json();
        assertThat(check.get("problem")).isNull();
        assertThat(changesOf(check)).containsExactly("services jkk expectedMinutes: 15.0 -> 20.0");
        assertThat(check.get("whatIf").get("paths").asInt()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_plan_of_another_branch_is_refused() {
        assertThat(adopt(plan().put("id", "tegal")).problem(400)).contains("this is branch pekalongan");
        assertThat(client.post(PLAN, body(plan(), "soon")).problem(400)).contains("now or after-today");
        assertThat(client.get(PLAN + "/history/2").problem(404)).contains("at 2");
    }

    @Test
    void the_shipped_holidays_are_offered_from_today_on() {
        JsonNode holidays = client.get(PLAN + "/holidays").expect(200).json().get("holidays");
        assertThat(holidays.get(0).get("date").asText()).isEqualTo("2026-03-18");
        assertThat(holidays.get(0).get("names").get("en").asText()).isEqualTo("Joint leave: Nyepi");
        assertThat(holidays.valueStream().map(day -> day.get("date").asText())).contains("2026-03-22", "2027-12-25")
                .doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_calendar_of_ones_own_is_read_with_its_repetitions() {
        String calendar = """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20200401
                RRULE:FREQ=YEARLY
                SUMMARY:Hari jadi kota
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20260630
                DTEND;VALUE=DATE:20260702
                SUMMARY:Pindah
                  kantor
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20260810
                DURATION:P2D
                SUMMARY:Renovasi
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:19900901
                RRULE:FREQ=WEEKLY;UNTIL=20260908
                SUMMARY:Seribu kali
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20260701T090000
                DTEND:20260701T100000
                SUMMARY:Rapat
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");
        JsonNode days = client.post(PLAN + "/holidays",
                StrictJson.mapper().createObjectNode().put("calendar", calendar).toString()).expect(200).json()
                .get("holidays");
        List<String> told = days.valueStream()
                .map(day -> day.get("date").asText() + " " + day.get("names").get("id").asText()).toList();
        assertThat(told).filteredOn(day -> !day.endsWith("Seribu kali")).containsExactly("2026-04-01 Hari jadi kota",
                "2026-06-30 Pindah kantor", "2026-07-01 Pindah kantor", "2026-08-10 Renovasi", "2026-08-11 Renovasi",
                "2027-04-01 Hari jadi kota");
        assertThat(told).as("behind a thousand repetitions").contains("2026-09-05 Seribu kali");
        assertThat(client.post(PLAN + "/holidays", "{\"calendar\":\"Kalender\"}").problem(400))
                .contains("BEGIN:VCALENDAR");
    }

    @Test
    void changes_of_every_kind_are_compared_and_an_answer_without_an_officer_says_so() {
        client.ticket("jht");
        JsonNode answer = client.post(BRANCH + "/what-if", """
                {"changes":[{"addOfficer":"g1"}],"alternatives":[{"changes":[{"closes":"10:00"}]},
                {"changes":[{"addOfficer":"g1"},{"group":"g1","booths":3,"services":["info"]}]},
                {"changes":[{"plan":%s},{"addOfficer":"g2"}]}]}""".formatted(plan().put("name", "Baru"))).expect(200)
                .json();
        assertThat(answer.at("/before/officers").asInt()).isZero();
        assertThat(answer.at("/before/uncalled").asDouble()).isPositive();
        assertThat(answer.at("/before/wait").isMissingNode()).as("no wait where nobody is called").isTrue();
        assertThat(answer.get("saved")).isNull();
        assertThat(answer.at("/after/officers").asInt()).isEqualTo(1);
        assertThat(answer.at("/after/wait/likelySeconds").isNumber()).isTrue();
        assertThat(answer.get("alternatives")).hasSize(3);
        assertThat(answer.at("/alternatives/0/after/officers").asInt()).isZero();
        assertThat(answer.at("/alternatives/1/after/uncalled").asDouble()).as("jht is served no longer").isPositive();
        assertThat(answer.at("/alternatives/2/after/officers").asInt()).isEqualTo(1);

        assertThat(whatIf("{\"closes\":\"late\"}").problem(400)).contains("16:30");
        assertThat(whatIf("{\"closes\":\"10:00\",\"group\":\"g1\"}").problem(400)).contains("one of group");
        assertThat(whatIf("{\"plan\":%s}".formatted(plan().put("zone", "Moon"))).problem(400)).contains("not possible");
        assertThat(client.post(BRANCH + "/what-if", "{\"changes\":[],\"alternatives\":[" + "{\"changes\":[]},".repeat(5)
                + "{\"changes\":[]}]}").problem(400)).contains("at most 5");
    }

    private Answer whatIf(String change) { return client.post(BRANCH + "/what-if", "{\"changes\":[" + change + "]}"); }

    @Test
    void a_logo_is_kept_for_the_plan_that_names_it() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB), "png", png);
        String sent = "{\"picture\":\"" + Base64.getEncoder().encodeToString(png.toByteArray()) + "\"}";
        String logo = client.post(BRANCH + "/pictures", sent).expect(200).field("logo");
        assertThat(client.post(BRANCH + "/pictures", sent).expect(200).field("logo")).isEqualTo(logo);

        adopt(plan().put("logo", logo)).expect(200);

        assertThat(client.anonymous().get(BRANCH + "/pictures/" + logo).status()).isEqualTo(200);
        assertThat(adopt(plan().put("logo", "0".repeat(64))).problem(400)).contains("never uploaded");
        assertThat(client.post(BRANCH + "/pictures", "{\"picture\":\"AAAA\"}").problem(400)).contains("PNG");
        assertThat(client.post(BRANCH + "/pictures", "{\"picture\":\"!\"}").problem(400)).contains("base64");
    }

    @Test
    void holidays_words_and_voice_come_back_as_they_were_sent() {
        ObjectNode changed = plan();
        ObjectNode hours = (ObjectNode) changed.get("hours");
        hours.putArray("special").addObject().put("date", "2026-03-20").putObject("names").put("id", "Idulfitri");
        ((com.fasterxml.jackson.databind.node.ArrayNode) hours.get("special")).addObject().put("date", "2026-03-21")
                .put("opens", "09:00").put("closes", "24:00");
        changed.putObject("texts").putObject("slip-foot").put("id", "Terima kasih").put("en", "Thank you");
        changed.putObject("voice").put("volume", 40).put("quiet", "12:00-13:00, friday 11:30-13:00");
        adopt(changed).expect(200);
        assertThat(plan()).isEqualTo(changed);
        assertThat(client.get(BRANCH + "/board/settings").expect(200).json().get("voice").get("volume").asInt())
                .isEqualTo(40);
    }
}
