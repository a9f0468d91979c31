package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The words, the picture and the holidays that a branch sets up reach its slips and the kiosk's page. */
class OwnWordsTest {
    private static final String NAME = "5".repeat(64);

    private final KioskAtWork kiosk = new KioskAtWork();

    @AfterEach
    void stop() { kiosk.close(); }

    private void says(String more) {
        kiosk.server.planChange = plan -> plan.replace("\"aFieldOfTomorrow\":{\"x\":1}", more);
    }

    private void awaitPlan(String field, String value) {
        await().untilAsserted(() -> assertThat(kiosk.get("/api/plan").json().at(field).asText()).isEqualTo(value));
    }

    @Test
    void words_of_the_branch_stand_on_slip_and_page_in_the_language_of_the_participant() {
        says("""
                "texts":{"slip-top":{"id":"Jl. Merdeka 1"},"slip-foot":{"id":"Simpan slip ini.","en":"Keep this slip."},
                 "kiosk":{"id":"Layanan tanpa biaya.","en":"Our service is free."}}""");
        awaitPlan("/text/en", "Our service is free.");

        kiosk.take("jht");
        kiosk.post("/api/tickets", "{\"service\":\"jht\",\"language\":\"en\"}");

        assertThat(kiosk.slips().getFirst()).contains("Jl. Merdeka 1", "Simpan slip ini.");
        assertThat(kiosk.slips().getLast()).contains("Jl. Merdeka 1", "Keep this slip.");
    }

    @Test
    void the_picture_of_the_branch_is_fetched_once_scaled_for_the_paper_and_kept_over_a_restart() throws IOException {
        kiosk.server.picture = picture(1000, 500);
        says("\"logo\":\"" + NAME + "\"");
        awaitPlan("/logo", NAME);
        await().untilAsserted(() -> assertThat(kiosk.get("/api/logo").status()).isEqualTo(200));

        kiosk.take("jht");
        BufferedImage paper = ImageIO.read(URI.create(kiosk.address() + "/api/slips/1.png").toURL());
        assertThat(isDark(paper, paper.getWidth() / 2, 150)).as("the picture on top").isTrue();

        kiosk.server.away(kiosk::restart);
        await().untilAsserted(() -> assertThat(kiosk.get("/api/logo").status()).isEqualTo(200));
        assertThat(kiosk.server.pictureAsked).hasValue(1);
    }

    @Test
    void a_picture_that_cannot_be_had_costs_no_slip() {
        says("\"logo\":\"" + NAME + "\"");
        awaitPlan("/logo", NAME);
        assertThat(kiosk.take("jht").get("print")).isEqualTo("printed");
        assertThat(kiosk.get("/api/logo").status()).isEqualTo(404);
    }

    @Test
    void a_holiday_and_the_next_opening_are_told() {
        kiosk.server.open = false;
        kiosk.server.planChange = plan -> plan.replace("\"closesAt\":\"15:00\"", """
                "closesAt":"15:00","nextOpening":"2026-03-24T08:00:00+07:00","holiday":{"id":"Idulfitri"}""");
        awaitPlan("/nextOpening", "2026-03-24T08:00:00+07:00");
        awaitPlan("/holiday/id", "Idulfitri");
    }

    private static byte[] picture(int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    private static boolean isDark(BufferedImage picture, int x, int y) { return (picture.getRGB(x, y) & 0xff) < 128; }
}
