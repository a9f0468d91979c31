package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechTest {

    @TempDir
    private Path folder;
    private TestVoice voice;
    private KioskAtWork kiosk;

    @BeforeEach
    void start() {
        voice = new TestVoice(folder);
        kiosk = new KioskAtWork(Map.of("speech.program", voice.program()));
        await().until(() -> kiosk.get("/api/plan").json().path("online").asBoolean());
    }

    @AfterEach
    void stop() { kiosk.close(); }

    @Test
    void what_stands_on_the_page_can_be_heard_in_both_languages() {
        String ticket = kiosk.take("jht").get("ticket");

        say("/id/service/jht");
        say("/en/service/jht");
        say("/id/text/choose");
        say("/en/text/say.left?value=20");
        say("/en/text/say.left?value=1");
        say("/id/document/jht:kk");
        say("/id/ticket/" + ticket);
        say("/en/wait/" + ticket);
        say("/id/hours/today");
        say("/id/queue/jht");
        String prioritized = kiosk.post("/api/tickets", "{\"service\":\"jht\",\"priority\":\"elderly\"}").get("ticket");
        say("/id/without/" + prioritized);

        assertThat(voice.said()).containsExactly("id: Klaim JHT", "en-gb: JHT claim",
                "id: Apa keperluan Bapak Ibu hari ini?", "en-gb: The screen starts again in 20 seconds.",
                "en-gb: The screen starts again in 1 second.",
                "id: Kartu Keluarga", "id: A, kosong, kosong, satu", "en-gb: 12 to 20 minutes", "id: Buka pukul 8",
                "id: 12 sampai 20 menit", "id: 25 sampai 40 menit");
    }

    @Test
    void what_was_said_before_is_not_made_again() {
        say("/id/service/jht");
        say("/id/service/jht");

        assertThat(voice.said()).hasSize(1);
    }

    @Test
    void it_says_nothing_that_the_kiosk_does_not_know() {
        for (String unknown : new String[]{"/id/text/no.such.text", "/id/service/other", "/id/document/jht:other",
                "/id/document/jht", "/id/ticket/A999", "/id/wait/A999", "/id/instead/A999", "/id/queue/other",
                "/id/without/A999", "/fr/text/choose",
                "/id/word/hello"}) {
            assertThat(kiosk.get("/api/speech" + unknown).status()).as(unknown).isEqualTo(404);
        }
        assertThat(kiosk.get("/api/speech/id/text/say.left?value=anything").status()).isEqualTo(400);
        assertThat(voice.said()).isEmpty();
    }

    @Test
    void a_voice_that_breaks_down_is_an_answer_and_the_kiosk_goes_on() {
        voice.breakDown();

        assertThat(kiosk.get("/api/speech/id/service/jht").status()).isEqualTo(503);
        assertThat(kiosk.take("jht").get("print")).isEqualTo("printed");
    }

    @Test
    void a_kiosk_without_the_program_says_so_to_its_page() {
        try (KioskAtWork mute = new KioskAtWork(Map.of("speech.program", "/no/such/program"))) {
            assertThat(mute.get("/api/plan").json().path("page").path("speech").asBoolean()).isFalse();
            assertThat(mute.get("/api/speech/id/text/choose").status()).isEqualTo(503);
        }
        assertThat(kiosk.get("/api/plan").json().path("page").path("speech").asBoolean()).isTrue();
    }

    private void say(String phrase) {
        KioskAtWork.Answer answer = kiosk.get("/api/speech" + phrase);
        assertThat(answer.status()).as(phrase).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("audio/wav");
    }
}
