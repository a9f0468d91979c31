package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.papers.Uploads;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Papers over HTTP: how they are sent, refused, kept, seen, judged and purged; it is Tuesday 10 March at nine. */
class PaperRoutesTest extends AtOneServer {
    private static final int PART = Uploads.MOST_BYTES_OF_PART;
    private static final String HIDDEN = "a word that no picture shows";

    private String booking = "";
    private String secret = "";

    @BeforeEach
    void book() {
        JsonNode made = client.anonymous().post(BRANCH + "/bookings", """
                {"requestId":"%s","service":"jht","at":"2026-03-12T10:00:00+07:00","claim":{"reason":"laid-off",\
                "leftOn":"2026-01-31"},"person":{"nik":"3375012507900002","name":"Sari"}}"""
                .formatted(UUID.randomUUID())).expect(201).json();
        booking = made.get("booking").asText();
        secret = made.get("secret").asText();
        holder("POST", "/confirm", new byte[0]).expect(200);
    }

    private Answer holder(String method, String path, byte[] body) {
        Client anybody = client.anonymous();
        return anybody.told(anybody.request(BRANCH + "/bookings/" + booking + path)
                .header("Authorization", "Booking " + secret)
                .header("Content-Type", method.equals("PUT") ? "application/octet-stream" : "application/json")
                .method(method, BodyPublishers.ofByteArray(body)).build());
    }

    private Answer begin(String document, int size) {
        return holder("POST", "/papers/" + document, ("{\"size\":" + size + "}").getBytes(StandardCharsets.UTF_8));
    }

    private Answer part(String document, byte[] file, int from) {
        return holder("PUT", "/papers/" + document + "?offset=" + from,
                Arrays.copyOfRange(file, from, Math.min(file.length, from + PART)));
    }

    /** All of it, and the last answer. */
    private Answer send(String document, byte[] file) {
        begin(document, file.length).expect(201);
        Answer last = part(document, file, 0);
        for (int from = PART; from < file.length; from += PART) {
            last = part(document, file, from);
        }
        return last;
    }

    private JsonNode paper(String document) {
        for (JsonNode paper : holder("GET", "/papers", new byte[0]).expect(200).json().get("papers")) {
            if (paper.get("id").asText().equals(document)) {
                return paper;
            }
        }
        throw new AssertionError("no paper " + document);
    }

    private long missing() { return holder("GET", "/papers", new byte[0]).expect(200).json().get("missing").size(); }

    /** Noise, which no format makes small, with a word behind its end. */
    private static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 4);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        bytes.writeBytes(HIDDEN.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] pdf(int pages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int page = 0; page < pages; page++) {
                document.addPage(new PDPage());
            }
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + HIDDEN + "')"));
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("papers"))) {
            return files.toList();
        }
    }

    private byte[] page(String document, int page) {
        return client.get(BRANCH + "/bookings/" + booking + "/papers/" + document + "/pages/" + page).expect(200)
                .bytes();
    }

    @Test
    void a_photo_is_kept_as_a_picture_drawn_anew_and_officers_see_it() throws IOException {
        assertThat(missing()).isEqualTo(6);
        send("ktp", picture("png", 600, 400)).expect(200);
        assertThat(paper("ktp").get("state").asText()).isEqualTo("sent");
        assertThat(missing()).isEqualTo(5);
        byte[] page = page("ktp", 1);
        assertThat(ImageIO.read(new ByteArrayInputStream(page)).getWidth()).isEqualTo(600);
        assertThat(new String(page, StandardCharsets.ISO_8859_1)).doesNotContain(HIDDEN);
    }

    @Test
    void any_one_of_five_proofs_is_enough() throws IOException {
        long before = missing();
        send("phk-perjanjian", picture("jpg", 60, 40)).expect(200);
        assertThat(missing()).isEqualTo(before - 1);
        begin("phk-of-my-own", 10).expect(404);
        begin("dokter", 10).expect(404);
    }

    @Test
    void a_pdf_is_kept_as_pictures_of_its_pages_and_nothing_else_of_it() throws IOException {
        send("kk", pdf(3)).expect(200);
        assertThat(paper("kk").get("pages").asInt()).isEqualTo(3);
        byte[] page = page("kk", 3);
        assertThat(ImageIO.read(new ByteArrayInputStream(page)).getHeight()).isBetween(2_200, 2_400);
        assertThat(new String(page, StandardCharsets.ISO_8859_1)).doesNotContain(HIDDEN);
        client.get(BRANCH + "/bookings/" + booking + "/papers/kk/pages/4").expect(404);
        assertThat(send("kk", pdf(11)).expect(422).field("refusal")).isEqualTo("PaperUnusable");
        assertThat(paper("kk").get("pages").asInt()).as("the one before stays").isEqualTo(3);
    }

    @Test
    void an_html_file_is_refused_whatever_its_name_is() throws IOException {
        byte[] page = "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(send("ktp", page).expect(415).field("refusal")).isEqualTo("NotAPaper");
        assertThat(paper("ktp").get("state").asText()).isEqualTo("none");
        assertThat(files()).isEmpty();
    }

    @Test
    void what_only_begins_like_a_picture_is_refused() throws IOException {
        byte[] page = "....<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, 0, page, 0, 4);
        assertThat(send("ktp", page).expect(422).field("refusal")).isEqualTo("PaperUnusable");
        assertThat(files()).isEmpty();
    }

    @Test
    void an_upload_that_was_interrupted_goes_on_where_it_stopped() throws IOException {
        byte[] file = picture("png", 600, 400);
        begin("ktp", file.length).expect(201);
        part("ktp", file, 0).expect(200);
        assertThat(part("ktp", file, 2 * PART).expect(409).field("refusal")).isEqualTo("WrongOffset");
        assertThat(part("ktp", file, 0).expect(200).json().get("received").asInt()).as("its answer was lost")
                .isEqualTo(PART);
        int received = paper("ktp").get("received").asInt();
        assertThat(received).isEqualTo(PART);
        for (int from = received; from < file.length; from += PART) {
            part("ktp", file, from).expect(200);
        }
        assertThat(paper("ktp").get("state").asText()).isEqualTo("sent");
        assertThat(paper("ktp").has("received")).isFalse();
        assertThat(files()).as("nothing is left of the upload").hasSize(1);
    }

    @Test
    void a_paper_has_at_most_six_megabytes() {
        begin("ktp", 6 * 1024 * 1024).expect(201);
        assertThat(begin("ktp", 6 * 1024 * 1024 + 1).expect(413).field("refusal")).isEqualTo("PaperTooLarge");
        begin("ktp", 0).expect(400);
        holder("PUT", "/papers/ktp?offset=0", new byte[PART + 1]).expect(413);
    }

    @Test
    void no_more_comes_than_was_said() throws IOException {
        byte[] file = picture("jpg", 60, 40);
        begin("ktp", 100).expect(201);
        assertThat(part("ktp", file, 0).expect(409).field("refusal")).isEqualTo("WrongOffset");
    }

    @Test
    void nothing_of_a_paper_lies_open_in_the_data_folder() throws IOException {
        byte[] file = picture("png", 600, 400);
        send("ktp", file).expect(200);
        begin("kk", file.length).expect(201);
        part("kk", file, 0).expect(200);
        byte[] page = page("ktp", 1);
        assertThat(files()).hasSize(2);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(each, StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(middle(file)) || bytes.contains(middle(page)) || bytes.contains("laid-off\","
                        + "\"leftOn\"")).as(each.toString()).isFalse();
            }
        }
    }

    private static String middle(byte[] bytes) { return new String(bytes, PART / 8, 64, StandardCharsets.ISO_8859_1); }

    @Test
    void papers_go_seven_days_after_the_booked_day() throws IOException {
        send("ktp", picture("jpg", 60, 40)).expect(200);
        clock.advance(Duration.ofDays(8));
        server.paperPurge().run();
        assertThat(files()).hasSize(1);
        clock.advance(Duration.ofDays(1));
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> server.records().papers().listBookings().isEmpty());
        server.paperPurge().run();
        assertThat(files()).isEmpty();
    }

    @Test
    void papers_go_when_the_booking_is_cancelled() throws IOException {
        send("ktp", picture("jpg", 60, 40)).expect(200);
        holder("DELETE", "", new byte[0]).expect(200);
        assertThat(files()).isEmpty();
        assertThat(server.records().papers().listBookings()).isEmpty();
    }

    @Test
    void papers_follow_a_booking_that_is_moved() throws IOException {
        send("ktp", picture("jpg", 60, 40)).expect(200);
        holder("POST", "/reschedule", "{\"at\":\"2026-03-13T10:00:00+07:00\"}".getBytes(StandardCharsets.UTF_8))
                .expect(200);
        assertThat(page("ktp", 1)).isNotEmpty();
        assertThat(server.records().papers().find(booking).orElseThrow())
                .startsWith("2026-03-13");
    }

    @Test
    void each_look_of_an_officer_is_noted_and_nobody_else_looks() throws IOException {
        send("ktp", picture("jpg", 60, 40)).expect(200);
        holder("GET", "/papers/ktp/pages/1", new byte[0]).expect(401);
        client.get(BRANCH + "/bookings/" + booking + "/papers").expect(200);
        page("ktp", 1);
        String audit = client.get("/api/audit?from=2026-03-01&until=2026-04-01").text();
        assertThat(audit).contains("papers-shown", "paper-shown", "ktp, page 1");
    }

    @Test
    void an_officer_judges_a_paper_and_whoever_booked_sends_it_again() throws IOException {
        send("ktp", picture("jpg", 60, 40)).expect(200);
        long before = missing();
        client.post(BRANCH + "/bookings/" + booking + "/papers/ktp/judgement",
                "{\"verdict\":\"unreadable\",\"sentence\":\"Terlalu gelap\"}").expect(200);
        assertThat(paper("ktp").get("state").asText()).isEqualTo("unreadable");
        assertThat(paper("ktp").get("sentence").asText()).isEqualTo("Terlalu gelap");
        assertThat(missing()).isEqualTo(before + 1);
        send("ktp", picture("jpg", 80, 40)).expect(200);
        assertThat(paper("ktp").get("state").asText()).isEqualTo("sent");
        assertThat(paper("ktp").has("sentence")).isFalse();
        assertThat(files()).as("the one before is gone").hasSize(1);
        client.post(BRANCH + "/bookings/" + booking + "/papers/kk/judgement", "{\"verdict\":\"missing\"}").expect(200);
        assertThat(paper("kk").get("state").asText()).isEqualTo("missing");
    }

    @Test
    void the_journal_knows_nothing_of_papers() throws IOException {
        int events = client.journal().size();
        send("ktp", picture("jpg", 60, 40)).expect(200);
        assertThat(client.journal()).hasSize(events);
    }
}
