package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.access.DeviceKind;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kiosk that takes a new key in place of its own. */
class DeviceKeyTest {
    private static final String NEXT = "bilik-device-" + "n".repeat(43);
    private static final String LATER = "bilik-device-" + "m".repeat(43);
    private static final String REPORT = "{\"version\":\"1\",\"clock\":\"2026-11-23T01:00:00Z\",\"printer\":\"ready\"}";

    @TempDir
    Path folder;

    private static String pair(TestServer server, DeviceKind kind, String name) {
        var begun = server.access().pairings().begin(kind, null, null, "here", null).orElseThrow();
        assertThat(server.access().approve(begun.code(), name, kind, null, Actor.UNKNOWN)).isPresent();
        return server.access().pairings().take(begun.claim()).orElseThrow().key();
    }

    private static int asks(TestServer server, String key) {
        return server.client().with(key).put(BRANCH + "/devices/kiosk-1", REPORT).status();
    }

    @Test
    void a_kiosk_is_asked_renews_its_key_and_the_one_before_holds_until_the_new_one_is_used() {
        try (TestServer server = TestServer.in(folder).start()) {
            String key = pair(server, DeviceKind.KIOSK, "kiosk-1");
            Client kiosk = server.client().with(key);
            assertThat(kiosk.put(BRANCH + "/devices/kiosk-1", REPORT).expect(200).json().get("renewKey").asBoolean())
                    .isFalse();
            server.client().post("/api/paired-devices/kiosk-1/renewal", "{}").expect(202);
            assertThat(kiosk.put(BRANCH + "/devices/kiosk-1", REPORT).expect(200).json().get("renewKey").asBoolean())
                    .isTrue();

            kiosk.post("/api/device-key", "{\"key\":\"" + NEXT + "\"}").expect(200);
            // its answer may be lost: the kiosk asks again with the old key, and for another one
            kiosk.post("/api/device-key", "{\"key\":\"" + LATER + "\"}").expect(200);
            assertThat(asks(server, NEXT)).isEqualTo(401);
            assertThat(asks(server, key)).isEqualTo(200);
            assertThat(asks(server, LATER)).isEqualTo(200);
            assertThat(asks(server, key)).isEqualTo(401);
            assertThat(server.client().with(LATER).put(BRANCH + "/devices/kiosk-1", REPORT).expect(200).json()
                    .get("renewKey").asBoolean()).isFalse();
            assertThat(server.client().get("/api/paired-devices").expect(200).json().get("devices")).hasSize(1);
            assertThat(server.client().get("/api/audit").expect(200).text()).contains("key-renewal-asked",
                    "key-renewed");
            Awaitility.await().until(() -> server.records().devices().list().stream()
                    .allMatch(row -> row.nextHash() == null));
        }
        try (TestServer server = TestServer.in(folder).start()) {
            assertThat(asks(server, LATER)).isEqualTo(200);
        }
    }

    @Test
    void both_keys_hold_after_a_restart_and_none_after_a_revocation() {
        String key;
        try (TestServer server = TestServer.in(folder).start()) {
            key = pair(server, DeviceKind.KIOSK, "kiosk-1");
            server.client().with(key).post("/api/device-key", "{\"key\":\"" + NEXT + "\"}").expect(200);
        }
        try (TestServer server = TestServer.in(folder).start()) {
            assertThat(asks(server, key)).isEqualTo(200);
            server.client().delete("/api/paired-devices/kiosk-1").expect(200);
            assertThat(asks(server, key)).isEqualTo(401);
            assertThat(asks(server, NEXT)).isEqualTo(401);
        }
    }

    @Test
    void only_a_paired_kiosk_can_and_a_key_that_is_none_is_refused() {
        try (TestServer server = TestServer.in(folder).start()) {
            Client kiosk = server.client().with(pair(server, DeviceKind.KIOSK, "kiosk-1"));
            String board = pair(server, DeviceKind.BOARD, "board-1");
            assertThat(kiosk.post("/api/device-key", "{\"key\":\"short\"}").problem(400)).contains("bilik-device-");
            server.client().with(board).post("/api/device-key", "{\"key\":\"" + NEXT + "\"}").expect(403);
            // a supervisor may speak as a kiosk, but has no kiosk's key
            assertThat(server.client().post("/api/device-key", "{\"key\":\"" + NEXT + "\"}").problem(403))
                    .contains("paired kiosk");
            assertThat(server.client().post("/api/paired-devices/board-1/renewal", "{}").problem(409))
                    .contains("paired again");
            server.client().post("/api/paired-devices/nothing/renewal", "{}").expect(404);
        }
    }
}
