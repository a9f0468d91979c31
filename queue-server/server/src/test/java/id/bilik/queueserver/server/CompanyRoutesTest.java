package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.server.collective.Column;
import id.bilik.queueserver.server.collective.ImaginedList;
import id.bilik.queueserver.server.collective.TableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** A company's way from its opening to the last person of a day, over HTTP; it is Tuesday, 10 March, at nine. */
class CompanyRoutesTest extends AtOneServer {
    private static final int PART = 900_000;
    private static final String FIRST_DAY = "2026-03-11";

    private Answer open(int workforce, int laidOff) { return client.post(BRANCH + "/companies", """
            {"requestId":"%s","company":"PT Tekstil Maju","representative":"Budi Santoso","phone":"081234567890",
             "attorney":"SK-12/2026","attorneyDate":"2026-03-01","workforce":%d,"laidOff":%d,
             "laidOffOn":"2026-02-28"}""".formatted(UUID.randomUUID(), workforce, laidOff)); }

    /** Where it is. */
    private static String path(JsonNode company) {
        return BRANCH + "/companies/" + company.get("company").asText();
    }

    private Client representative(JsonNode company) {
        String url = company.get("url").asText();
        return client.anonymous().showing("Company " + url.substring(url.indexOf('.', url.indexOf('#')) + 1));
    }

    private static String list(List<List<String>> rows, boolean take) {
        return "{\"parts\":" + parts(TableFile.CSV.write(rows)) + ",\"take\":" + take + "}";
    }

    private static String parts(byte[] file) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < file.length; from += PART / 2) {
            byte[] part = Arrays.copyOfRange(file, from, Math.min(file.length, from + PART / 2));
            parts.add('"' + Base64.getEncoder().encodeToString(part) + '"');
        }
        return parts.toString();
    }

    private static String counts(JsonNode report) {
        return "+%d ~%d =%d -%d %s".formatted(report.get("added").asInt(), report.get("changed").asInt(),
                report.get("unchanged").asInt(), report.get("withdrawn").asInt(), report.get("taken").asBoolean());
    }

    private static final String AT_COMPANY = """
            {"site":"company","from":"2026-03-11","officers":%d,"secondsEach":144,"opens":"09:00","closes":"13:00"}""";

    /** A company with a list of so many people, and a schedule that holds. */
    private JsonNode agreed(int people, int officers) {
        JsonNode company = open(people * 2, people).expect(201).json();
        Client representative = representative(company);
        representative.post(path(company) + "/list", list(ImaginedList.of(people), true)).expect(200);
        client.post(path(company) + "/schedule", AT_COMPANY.formatted(officers)).expect(201);
        assertThat(representative.post(path(company) + "/schedule/agree", "{\"version\":1}").expect(200).json()
                .get("holds").asBoolean()).isTrue();
        return company;
    }

    @Test
    void a_layoff_just_below_thirty_percent_is_refused_with_its_sum() {
        Answer refused = open(10_000, 2_999).expect(409);
        assertThat(refused.field("refusal")).isEqualTo("NotCollective");
        assertThat(refused.field("detail"))
                .isEqualTo("2999 of 10000 people are 29.99 %. The collective channel needs 30 %:"
                        + " 3000 people at least.");
        assertThat(open(10_000, 3_000).expect(201).json().get("percent").asText()).isEqualTo("30.00");
        open(10, 11).expect(400);
    }

    @Test
    void a_list_of_8371_people_is_read_taken_and_taken_again_without_a_change() {
        JsonNode company = open(10_000, 8_371).expect(201).json();
        Client representative = representative(company);
        assertThat(counts(representative.post(path(company) + "/list", list(ImaginedList.of(8_371), false)).expect(200)
                .json())).as("only checked").isEqualTo("+8371 ~0 =0 -0 false");
        assertThat(representative.get(path(company)).json().get("people").asInt()).isZero();
        assertThat(counts(representative.post(path(company) + "/list", list(ImaginedList.of(8_371), true)).expect(200)
                .json())).isEqualTo("+8371 ~0 =0 -0 true");
        assertThat(counts(representative.post(path(company) + "/list", list(ImaginedList.of(8_371), true)).expect(200)
                .json())).isEqualTo("+0 ~0 =8371 -0 true");
    }

    @Test
    void a_list_that_comes_again_changes_only_what_is_different() {
        JsonNode company = open(20, 10).expect(201).json();
        Client representative = representative(company);
        representative.post(path(company) + "/list", list(ImaginedList.of(10), true)).expect(200);
        List<List<String>> rows = new ArrayList<>(
                ImaginedList.with(ImaginedList.of(9), 2, Column.PHONE, "089999999999"));
        rows.add(ImaginedList.person(77));
        assertThat(counts(representative.post(path(company) + "/list", list(rows, true)).expect(200).json()))
                .isEqualTo("+1 ~1 =8 -1 true");
        assertThat(representative.get(path(company)).json().get("people").asInt()).isEqualTo(10);
        assertThat(counts(representative.post(path(company) + "/list", list(ImaginedList.of(10), true)).expect(200)
                .json())).as("who comes back").isEqualTo("+0 ~2 =8 -1 true");
    }

    @Test
    void a_list_with_a_wrong_row_is_not_taken_and_its_report_is_a_file_without_formulas() throws IOException {
        JsonNode company = open(20, 10).expect(201).json();
        Client representative = representative(company);
        List<List<String>> rows = ImaginedList.with(ImaginedList.of(3), 2, Column.PHONE, "=HYPERLINK(\"x\")");
        JsonNode report = representative.post(path(company) + "/list", list(rows, true)).expect(200).json();
        assertThat(counts(report)).endsWith("false");
        assertThat(report.at("/findings/0/row").asInt()).isEqualTo(3);
        assertThat(representative.get(path(company)).json().get("people").asInt()).isZero();
        String parts = parts(TableFile.CSV.write(rows));
        String csv = representative.post(path(company) + "/list/report",
                "{\"parts\":" + parts + ",\"format\":\"csv\",\"language\":\"en\"}").expect(200).text();
        assertThat(csv).contains("\"'").doesNotContain("\"=");
        byte[] xlsx = representative.post(path(company) + "/list/report",
                "{\"parts\":" + parts + ",\"format\":\"xlsx\"}").expect(200).response().body();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(book.getFirstSheet().read()).hasSize(2);
        }
    }

    @Test
    void nobody_is_on_two_lists_or_on_a_list_beside_a_booking_of_their_own() {
        JsonNode company = open(20, 10).expect(201).json();
        representative(company).post(path(company) + "/list", list(ImaginedList.of(3), true)).expect(200);
        JsonNode other = open(20, 10).expect(201).json();
        client.anonymous().post(BRANCH + "/bookings", """
                {"requestId":"%s","service":"jht","at":"2026-03-12T10:00:00+07:00",
                 "person":{"nik":"%s","name":"Sari"}}""".formatted(UUID.randomUUID(), ImaginedList.nik(4))).expect(201);
        JsonNode report = representative(other).post(path(other) + "/list", list(ImaginedList.of(5), true)).expect(200)
                .json();
        assertThat(report.get("findings").findValuesAsText("row")).containsExactly("2", "3", "4", "5");
        assertThat(report.at("/findings/0/said/en").asText()).contains("list of another company");
        assertThat(report.at("/findings/3/said/en").asText()).contains("booking of their own");
    }

    @Test
    void both_sides_agree_and_a_change_asks_them_again() {
        JsonNode company = agreed(1_500, 10);
        Client representative = representative(company);
        assertThat(representative.get(path(company)).json().get("days").findValuesAsText("invited"))
                .containsExactly("1000", "500");
        JsonNode again = client.post(path(company) + "/schedule", AT_COMPANY.formatted(9)).expect(201).json();
        assertThat(again.get("stayed").asInt()).isEqualTo(1_400);
        assertThat(again.get("moved").asInt()).isEqualTo(100);
        JsonNode seen = representative.get(path(company)).json();
        assertThat(seen.at("/agreed/version").asInt()).as("the first holds until both agree").isEqualTo(1);
        assertThat(seen.at("/open/version").asInt()).isEqualTo(2);
        assertThat(representative.post(path(company) + "/schedule/agree", "{\"version\":1}").expect(409)
                .field("refusal")).isEqualTo("NotTheNewest");
        representative.post(path(company) + "/schedule/agree", "{\"version\":2}").expect(200);
        assertThat(representative.get(path(company)).json().get("days").findValuesAsText("invited"))
                .containsExactly("900", "600");
    }

    @Test
    void at_the_branch_a_day_takes_as_many_as_the_share_of_companies_has() {
        JsonNode company = open(400, 200).expect(201).json();
        representative(company).post(path(company) + "/list", list(ImaginedList.of(200), true)).expect(200);
        JsonNode plan = client.post(path(company) + "/schedule",
                "{\"site\":\"branch\",\"from\":\"2026-03-11\",\"officers\":1,\"secondsEach\":300}").expect(201).json();
        assertThat(plan.get("added").asInt()).isEqualTo(200);
        assertThat(plan.get("days").asInt()).isGreaterThan(1);
        JsonNode days = client.get(path(company)).json().at("/open/days");
        days.forEach(day -> assertThat(day.get("people").asInt()).isLessThanOrEqualTo(day.get("most").asInt()));
    }

    /** The first quarter hour of that day in which companies have a share: officers, and visits promised of it. */
    private String ten(String date) {
        for (JsonNode slot : client.get(BRANCH + "/capacity?date=" + date).expect(200).json().get("slots")) {
            if (slot.get("from").asText().startsWith(date + "T10:00")) {
                return slot.get("officers").asDouble() + " officers, " + slot.at("/shares/2/promised").asInt();
            }
        }
        throw new AssertionError("no slot at ten");
    }

    @Test
    void the_ledger_sees_officers_who_are_at_a_company_once_both_sides_agree() {
        assertThat(ten(FIRST_DAY)).isEqualTo("2.0 officers, 0");
        JsonNode company = agreed(100, 1);
        assertThat(ten(FIRST_DAY)).isEqualTo("1.0 officers, 0");
        assertThat(client.journal("CompanyDayAgreed")).hasSize(1);
        assertThat(client.journal().toString()).doesNotContain("Pekerja", "Tekstil", ImaginedList.nik(1));
        client.post(path(company) + "/schedule", AT_COMPANY.replace(FIRST_DAY, "2026-03-12").formatted(1)).expect(201);
        assertThat(ten(FIRST_DAY)).as("until both agree again").isEqualTo("1.0 officers, 0");
        representative(company).post(path(company) + "/schedule/agree", "{\"version\":2}").expect(200);
        assertThat(ten(FIRST_DAY)).isEqualTo("2.0 officers, 0");
        assertThat(ten("2026-03-12")).isEqualTo("1.0 officers, 0");
        server.close();
        server = setUp(TestServer.in(folder).with(clock)).start();
        client = server.client();
        assertThat(ten("2026-03-12")).as("after a restart").isEqualTo("1.0 officers, 0");
    }

    @Test
    void two_companies_never_get_the_same_room_of_the_branch() {
        JsonNode first = proposedAtBranch(1);
        JsonNode second = proposedAtBranch(101);
        representative(first).post(path(first) + "/schedule/agree", "{\"version\":1}").expect(200);
        assertThat(ten(FIRST_DAY)).doesNotEndWith(" 0");
        assertThat(representative(second).post(path(second) + "/schedule/agree", "{\"version\":1}").expect(409)
                .field("refusal")).isEqualTo("NoCollectiveRoom");
        client.post(path(second) + "/schedule",
                "{\"site\":\"branch\",\"from\":\"2026-03-11\",\"officers\":1,\"secondsEach\":300}").expect(201);
        representative(second).post(path(second) + "/schedule/agree", "{\"version\":2}").expect(200);
        for (JsonNode day : client.get(path(second)).json().get("days")) {
            assertThat(client.get(BRANCH + "/capacity?date=" + day.get("date").asText()).json().get("conflicts"))
                    .isEmpty();
        }
    }

    /** A company of 100 people whose schedule at the branch was proposed. */
    private JsonNode proposedAtBranch(int from) {
        JsonNode company = open(400, 200).expect(201).json();
        List<List<String>> rows = new ArrayList<>(ImaginedList.of(0));
        for (int i = from; i < from + 100; i++) {
            rows.add(ImaginedList.person(i));
        }
        representative(company).post(path(company) + "/list", list(rows, true)).expect(200);
        client.post(path(company) + "/schedule",
                "{\"site\":\"branch\",\"from\":\"2026-03-11\",\"officers\":1,\"secondsEach\":300}").expect(201);
        return company;
    }

    @Test
    void officers_work_off_the_list_of_a_day_and_the_representative_sees_how_it_goes() {
        JsonNode company = agreed(3, 10);
        String day = path(company) + "/days/" + FIRST_DAY;
        JsonNode list = client.get(day).expect(200).json();
        assertThat(list.get("people").findValuesAsText("name")).containsExactly("Pekerja 1", "Pekerja 2", "Pekerja 3");
        JsonNode first = client.post(day + "/next", "").expect(200).json();
        JsonNode second = client.post(day + "/next", "").expect(200).json();
        assertThat(List.of(first.get("number").asInt(), second.get("number").asInt())).containsExactly(1, 2);
        assertThat(first.get("nik").asText()).isEqualTo(ImaginedList.nik(1));
        client.post(path(company) + "/people/1", "{\"claim\":\"served\"}").expect(200);
        client.post(path(company) + "/people/2", "{\"claim\":\"missing-papers\"}").expect(200);
        client.post(day + "/next", "").expect(200);
        assertThat(client.post(day + "/next", "").expect(409).field("refusal")).isEqualTo("NobodyLeft");
        JsonNode progress = representative(company).get(path(company)).json().at("/days/0");
        assertThat(progress.get("served").asInt()).isEqualTo(1);
        assertThat(progress.get("missingPapers").asInt()).isEqualTo(1);
        assertThat(progress.get("left").asInt()).isEqualTo(1);
        client.post(path(company) + "/people/1", "{\"claim\":\"withdrawn\"}").expect(400);
        client.post(path(company) + "/people/99", "{\"claim\":\"served\"}").expect(404);
    }

    @Test
    void officers_who_ask_at_the_same_time_never_get_the_same_person() throws Exception {
        JsonNode company = agreed(40, 10);
        String next = path(company) + "/days/" + FIRST_DAY + "/next";
        List<Callable<Integer>> officers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            officers.add(() -> client.post(next, "").expect(200).json().get("number").asInt());
        }
        Set<Integer> numbers = new HashSet<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> number : pool.invokeAll(officers)) {
                numbers.add(number.get());
            }
        }
        assertThat(numbers).hasSize(40);
    }

    @Test
    void what_was_shown_to_staff_is_noted_without_a_name() {
        JsonNode company = agreed(3, 10);
        client.get(path(company) + "/days/" + FIRST_DAY).expect(200);
        String audit = client.get("/api/audit").expect(200).text();
        assertThat(audit).contains("company-opened", "3 names of 2026-03-11").doesNotContain("Pekerja", "Budi");
    }

    @Test
    void neither_a_wrong_secret_nor_none_opens_a_company() {
        JsonNode company = agreed(3, 10);
        client.anonymous().get(path(company)).expect(404);
        client.anonymous().showing("Company wrong").get(path(company)).expect(404);
        representative(company).get(path(company) + "/days/" + FIRST_DAY).expect(401);
        assertThat(representative(company).get(path(company)).json().has("url")).isFalse();
        String invitations = representative(company).get(path(company) + "/days/" + FIRST_DAY
                + "/invitations?format=csv").expect(200).text();
        assertThat(invitations).contains("Pekerja 1", "09:00", "10:00");
    }

    @Test
    void the_template_is_there_in_both_formats_and_languages() {
        for (Language language : Language.values()) {
            String word = language.name().toLowerCase(Locale.ROOT);
            assertThat(new String(client.anonymous().get(BRANCH + "/company-list?format=csv&language=" + word).expect(
                    200).response().body(), StandardCharsets.UTF_8))
                    .contains(language == Language.ID ? "Telepon" : "Phone");
            client.anonymous().get(BRANCH + "/company-list?format=xlsx&language=" + word).expect(200);
        }
    }

    @Test
    void what_the_records_keep_of_people_is_sealed() throws IOException {
        agreed(3, 10);
        server.close();
        byte[] records = Files.readAllBytes(folder.resolve("records.db"));
        assertThat(new String(records, StandardCharsets.ISO_8859_1)).doesNotContain("Pekerja", ImaginedList.nik(1),
                "Budi Santoso", "PT Tekstil");
        server = setUp(TestServer.in(folder).with(clock)).start();
    }
}
