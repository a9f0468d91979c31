package id.bilik.queueserver.lab.pictures;

import com.microsoft.playwright.Page;
import id.bilik.queueserver.lab.kiosk.KioskProcess;
import id.bilik.queueserver.server.Camera;
import id.bilik.queueserver.server.Camera.Look;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The touch page of a kiosk with simulated hardware: every scene, standing and lying, and each help that one may ask for. */
final class KioskPictures {
    private static final Look STANDING = new Look(1080, 1920, "id", "light", 1, false, false);
    private static final Look LYING = STANDING.on(1280, 800);
    private static final Path HOSTS = Path.of("/etc/hosts");

    private final Camera camera;
    private final TestServer server;
    private final URI page;
    private final Client kiosk;

    private KioskPictures(Camera camera, TestServer server, URI page) {
        this.camera = camera;
        this.server = server;
        this.page = page;
        this.kiosk = new Client(page);
    }

    /** Starts a kiosk at the door of that branch, which is closed at the end. */
    static void take(Camera camera, IndexPictures index, TestServer server, Path folder)
            throws IOException, InterruptedException {
        Map<String, String> settings = Map.of("port", "0", "server", server.client().at("/").toString(), "data",
                folder.resolve("kiosk").toString(), "hardware", "simulated", "development", "yes");
        try (KioskProcess process = KioskProcess.start(Files.createDirectories(folder), HOSTS, settings)) {
            var pictures = new KioskPictures(camera, server, process.address());
            index.take("kiosk", process.address(), LYING, way("id", "services"));
            pictures.scenes();
            pictures.help();
            pictures.trouble();
        }
    }

    private void scenes() {
        for (Look look : List.of(STANDING, LYING)) {
            String shape = STANDING.equals(look) ? "" : "-lying";
            for (String language : List.of("id", "en")) {
                ways(language)
                        .forEach((scene, way) -> camera.take("kiosk-" + scene + shape + "-" + language, page, look,
                                opened -> {
                                    way.accept(opened);
                                    Camera.settle(opened);
                                }));
            }
            camera.take("kiosk-longest" + shape, page, look.withLongestWords(), way("id", "documents"));
        }
    }

    /** How to get to each scene from the first. */
    private static Map<String, Consumer<Page>> ways(String language) {
        Map<String, Consumer<Page>> ways = new LinkedHashMap<>();
        Consumer<Page> services = opened -> opened.locator(".tongue[lang=" + language + "]").tap();
        Consumer<Page> priority = services.andThen(opened -> opened.locator(".services [data-service=jht]").tap());
        Consumer<Page> documents = priority.andThen(opened -> opened.locator("[data-priority=none]").tap());
        ways.put("start", opened -> {});
        ways.put("services", services);
        ways.put("priority", priority);
        ways.put("documents", documents);
        ways.put("missing", documents.andThen(opened -> opened.locator("[data-answer=missing]").tap()));
        ways.put("ticket", documents.andThen(opened -> {
            opened.locator("[data-answer=all]").tap();
            opened.locator(".ticket .number").waitFor();
        }));
        return ways;
    }

    /** What a person may ask for, in the scenes that show most. */
    private void help() {
        for (String help : List.of("contrast", "text", "reach")) {
            for (String scene : List.of("start", "documents", "ticket")) {
                for (Look look : List.of(STANDING, LYING)) {
                    camera.take("kiosk-" + scene + "-" + help + (STANDING.equals(look) ? "" : "-lying"), page, look,
                            opened -> {
                                opened.locator("[data-assist=" + help + "]").tap();
                                way("id", scene).accept(opened);
                                Camera.settle(opened);
                            });
                }
            }
        }
        camera.take("kiosk-start-dark", page, STANDING.themed("dark"));
    }

    private void trouble() {
        kiosk.post("/api/simulated/printer", "{\"status\":\"paper-out\"}").expect(200);
        camera.take("kiosk-paper-out", page, STANDING, opened -> opened.locator("#trouble:not([hidden])").waitFor());
        camera.take("kiosk-ticket-not-printed", page, STANDING, opened -> {
            opened.locator("#trouble:not([hidden])").waitFor();
            opened.locator(".quick [data-service=info]").tap();
            opened.locator(".slip.bad").waitFor();
        });
        for (String theme : List.of("light", "dark")) {
            camera.take("technician-" + theme, server.client().at("/technician/pekalongan"), Look.DESK.themed(theme));
        }
        kiosk.post("/api/simulated/printer", "{\"status\":\"ready\"}").expect(200);
        server.client().post(Client.BRANCH + "/day/close", "").expect(200);
        camera.take("kiosk-closed", page, STANDING, opened -> opened.locator("[data-message=closed]").waitFor());
        camera.take("kiosk-closed-lying", page, LYING, opened -> opened.locator("[data-message=closed]").waitFor());
    }

    private static Consumer<Page> way(String language, String scene) {
        Consumer<Page> way = ways(language).get(scene);
        if (way == null) {
            throw new IllegalArgumentException(scene);
        }
        return way;
    }
}
