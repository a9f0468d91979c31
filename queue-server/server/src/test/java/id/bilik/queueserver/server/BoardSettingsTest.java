package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.plan.QuietTime;
import id.bilik.queueserver.server.configuration.BoardConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wall board is told beside its view: voice, recordings and playlist. */
class BoardSettingsTest {
    private static final String SETTINGS = BRANCH + "/board/settings";
    private static final String VOICE = "/display-board/voice/clips/";

    @TempDir
    Path data;
    @TempDir
    Path folder;

    @Test
    void without_configuration_boards_speak_and_show_no_playlist() {
        try (TestServer server = TestServer.in(data).start()) {
            assertThat(server.client().get(SETTINGS).expect(200).json()).hasToString(
                    "{\"voice\":{\"volume\":80,\"quiet\":[]},\"media\":{\"seconds\":12,\"items\":[]}}");
            server.client().get("/api/branches/elsewhere/board/settings").expect(404);
        }
    }

    @Test
    void quiet_times_and_volume_are_told() {
        BoardConfig told = new BoardConfig(30, List.of(
                new QuietTime(DayOfWeek.FRIDAY, LocalTime.of(11, 30), LocalTime.of(13, 0)),
                new QuietTime(null, LocalTime.of(21, 0), LocalTime.of(6, 0))), Optional.empty(),
                Optional.empty(), 12, false);
        try (TestServer server = TestServer.in(data).with(told).start()) {
            assertThat(server.client().get(SETTINGS).expect(200).json().get("voice")).hasToString(
                    "{\"volume\":30,\"quiet\":[{\"day\":\"friday\",\"from\":\"11:30\",\"to\":\"13:00\"},"
                            + "{\"from\":\"21:00\",\"to\":\"06:00\"}]}");
        }
    }

    @Test
    void the_playlist_is_what_lies_in_its_folder_now_in_the_order_of_the_names() throws IOException {
        Files.writeString(folder.resolve("2 libur.txt"), "Libur\nKantor tutup besok.\n");
        Files.writeString(folder.resolve("notes.docx"), "no kind that a board can show");
        Files.write(folder.resolve("3.txt"), new byte[]{(byte) 0xff, (byte) 0xfe, 65, 0});
        Files.writeString(folder.resolve(".hidden.png"), "");
        try (TestServer server = TestServer.in(data).with(withMedia()).start()) {
            assertThat(items(server)).isEqualTo("[{\"kind\":\"text\",\"text\":\"Libur\\nKantor tutup besok.\"}]");
            Files.writeString(folder.resolve("1 peta.PNG"), "a picture");
            assertThat(items(server)).startsWith("[{\"kind\":\"picture\",\"file\":\"1 peta.PNG\"},");

            Answer picture = server.client().get("/board-media/1%20peta.PNG").expect(200);
            assertThat(picture.text()).isEqualTo("a picture");
            assertThat(picture.header("Content-Type")).hasValue("image/png");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.docx", "missing.png", "..%2Fsecret.png", "%2e%2e%2fsecret.png", "..%5Csecret.png",
            ".hidden.png",
            "inside"})
    void nothing_but_pictures_and_videos_of_the_folder_can_be_had(String file) throws IOException {
        Path media = Files.createDirectories(folder.resolve("media"));
        Files.createDirectories(media.resolve("inside"));
        Files.writeString(folder.resolve("secret.png"), "secret");
        Files.writeString(media.resolve("notes.docx"), "notes");
        Files.writeString(media.resolve(".hidden.png"), "hidden");
        BoardConfig told = new BoardConfig(80, List.of(), Optional.empty(), Optional.of(media), 12, false);
        try (TestServer server = TestServer.in(data).with(told).start()) {
            Answer answer = server.client().get("/board-media/" + file);
            assertThat(answer.status()).isBetween(400, 404);
            assertThat(answer.text()).isNotEqualTo("secret").isNotEqualTo("notes").isNotEqualTo("hidden");
        }
    }

    @Test
    void a_playlist_that_has_gone_leaves_a_board_without_one() throws IOException {
        Path media = Files.createDirectories(folder.resolve("media"));
        BoardConfig told = new BoardConfig(80, List.of(), Optional.empty(), Optional.of(media), 12, false);
        try (TestServer server = TestServer.in(data).with(told).start()) {
            Files.delete(media);
            assertThat(items(server)).isEqualTo("[]");
        }
    }

    @Test
    void recordings_replace_the_clips_of_their_names_and_the_others_stay() throws IOException {
        Files.createDirectories(folder.resolve("id"));
        Files.writeString(folder.resolve("chime.wav"), "our gong");
        Files.writeString(folder.resolve("id/satu.mp3"), "one, recorded");
        Files.writeString(folder.resolve("id/dua.ogg"), "two, recorded");
        Files.writeString(folder.resolve("id/dua-end.ogg"), "two, recorded at the end");
        BoardConfig told = new BoardConfig(80, List.of(), Optional.of(folder), Optional.empty(), 12, false);
        try (TestServer server = TestServer.in(data).with(told).start()) {
            assertThat(clip(server, "chime")).isEqualTo("our gong");
            assertThat(clip(server, "id/satu")).isEqualTo("one, recorded");
            assertThat(clip(server, "id/satu-end")).isEqualTo("one, recorded");
            assertThat(clip(server, "id/dua-end")).isEqualTo("two, recorded at the end");
            assertThat(clip(server, "id/tiga")).startsWith("OggS");
            server.client().get(VOICE + "id/lusin.ogg").expect(404);
            server.client().get(VOICE + "id/..%2f..%2fvoice.js").expect(404);
        }
    }

    @Test
    void without_recordings_the_shipped_clips_are_served() {
        try (TestServer server = TestServer.in(data).start()) {
            assertThat(clip(server, "id/tiga-end")).startsWith("OggS");
            assertThat(clip(server, "chime")).startsWith("OggS");
        }
    }

    private BoardConfig withMedia() {
        return new BoardConfig(80, List.of(), Optional.empty(), Optional.of(folder), 12, false);
    }

    private static String items(TestServer server) {
        return server.client().get(SETTINGS).expect(200).json().at("/media/items").toString();
    }

    private static String clip(TestServer server, String name) {
        return server.client().get(VOICE + name + ".ogg").expect(200).text();
    }
}
