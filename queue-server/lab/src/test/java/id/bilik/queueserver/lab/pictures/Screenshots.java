package id.bilik.queueserver.lab.pictures;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.bilik.queueserver.server.Afternoon;
import id.bilik.queueserver.server.Camera;
import id.bilik.queueserver.server.Camera.Look;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.Morning;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.queueserver.server.configuration.BoardConfig;
import id.bilik.testsupport.browser.Chromium;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * What {@code mvn -Pscreenshots} runs: every screen and state of a branch at work, as pictures in a folder. The branches'
 * clocks stand still, so that it does not matter how long the pictures take.
 */
public final class Screenshots {
    private static final String BOARD = "/board/pekalongan";
    /** More than any board has room for. */
    private static final int MANY_CALLS = 26;

    private final Camera camera;
    private final IndexPictures index;
    private final Path data;

    private Screenshots(Camera camera, IndexPictures index, Path data) {
        this.camera = camera;
        this.index = index;
        this.data = data;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "target/screenshots"));
        Optional<Path> chromium = Chromium.find();
        if (chromium.isEmpty()) {
            System.out.println(Chromium.MISSING);
            return;
        }
        removeOld(folder);
        try (Playwright playwright = Playwright.create();
                Browser browser = Chromium.launch(playwright, chromium.get())) {
            Camera camera = new Camera(browser, folder, Screenshots::letIn);
            Screenshots screenshots = new Screenshots(camera,
                    new IndexPictures(camera, Screenshots::letIn, folder.resolve("index")),
                    Files.createTempDirectory("bilik-screenshots"));
            screenshots.morning();
            screenshots.afternoon();
            screenshots.playlist();
            System.out.println(camera.taken() + " pictures in " + folder);
        }
        System.exit(0); // a library that draws may have left a thread
    }

    /** Into the pages of a queue-server, but for those of a participant; a kiosk knows no sessions and lets everybody in. */
    private static void letIn(BrowserContext context, URI address) {
        boolean ofStaff = address.getPath()
                .matches("/((board|booth|officer|staff|settings|first-steps|technician|access|audit|privacy|training"
                        + "|my-sign-in)/?.*)?");
        if (ofStaff && new Client(address.resolve("/")).get("/api/session").status() != 404) {
            SignedIn.as("supervisor", TestServer.RUN, address.resolve("/"), context);
        }
    }

    private void morning() throws IOException {
        try (TestServer server = TestServer.in(data.resolve("morning")).with(Morning.clock()).start()) {
            Map<String, String> pages = Morning.begin(server.client());
            index.take(server.client().at("/"), pages);
            pages.forEach((name, path) -> inEveryLight(server, name, path));
            dialogs(server);
            boards(server);
        }
    }

    /** In both languages, all themes, at 200 %, with the longest translation, and as wide as a phone. */
    private void inEveryLight(TestServer server, String name, String path) {
        if (name.startsWith("board")) {
            return;
        }
        Look look = name.startsWith("booth") ? Look.BOOTH : name.startsWith("phone") ? Look.PHONE : Look.DESK;
        take(server, name, path, look);
        takeInEnglish(server, name + "-en", path, look);
        take(server, name + "-dark", path, look.themed("dark"));
        // a phone has the colours of its owner's choice
        if (!Look.PHONE.equals(look)) {
            take(server, name + "-contrast", path, look.themed("contrast"));
        }
        take(server, name + "-200", path, look.twice());
        take(server, name + "-longest", path, look.withLongestWords());
        if (Look.DESK.equals(look)) {
            take(server, name + "-phone", path, Look.PHONE);
        }
        if (Look.DESK.equals(look) || Look.BOOTH.equals(look)) {
            take(server, name + "-1080p", path, look.on(1920, 1080));
        }
    }

    /** What the pages ask before they act, and what they answer where they plan. */
    private void dialogs(TestServer server) {
        Look screen = Look.BOOTH;
        for (String key : new String[]{"h", "e", "p"}) {
            camera.take("officer-dialog-" + key, server.client().at("/officer/pekalongan/g1"), screen, page -> {
                page.locator(".tile[data-stage=needs-officer]").first().focus();
                page.keyboard().press(key);
                page.locator("dialog[open]").waitFor();
            });
        }
        camera.take("staff-dialog-day", server.client().at("/staff/pekalongan"), screen, page -> {
            page.locator("#day").click();
            page.locator("dialog[open]").waitFor();
        });
        for (String theme : new String[]{"light", "dark"}) {
            camera.take("staff-what-if-" + theme, server.client().at("/staff/pekalongan"), Look.DESK.themed(theme),
                    page -> {
                        page.locator("#whatif-ask").click();
                        page.locator("#whatif-result:not([hidden])").waitFor();
                    });
        }
    }

    private void boards(TestServer server) {
        take(server, "board-720p", BOARD, Look.WALL);
        take(server, "board-1080p", BOARD, Look.WALL.on(1920, 1080));
        take(server, "board-4k", BOARD, Look.WALL.on(3840, 2160));
        take(server, "board-portrait", BOARD, Look.WALL.on(1080, 1920));
        take(server, "board-portrait-4k", BOARD, Look.WALL.on(2160, 3840));
        take(server, "board-4-to-3", BOARD, Look.WALL.on(1024, 768));
        take(server, "board-longest", BOARD, Look.WALL.withLongestWords());
        take(server, "board-hall", BOARD + "?groups=g1", Look.WALL);
        take(server, "board-unknown-hall", BOARD + "?groups=g9", Look.WALL);
        take(server, "board-light", BOARD + "?theme=light", Look.WALL.themed("light"));
        take(server, "board-contrast", BOARD + "?theme=contrast", Look.WALL.themed("contrast"));
        try (BrowserContext context = camera.context(Look.WALL)) {
            letIn(context, server.client().at(BOARD));
            Page page = camera.open(context, server.client().at(BOARD));
            server.client().inBooth("1", "recall").expect(200);
            page.waitForSelector("#now.announcing");
            page.waitForTimeout(500);
            camera.take("board-announcing-recall", page, false);
            context.setOffline(true);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            page.waitForSelector("#strip:not([hidden])");
            page.waitForTimeout(1_500);
            camera.take("board-cut-off", page, false);
        }
        manyCalls(server);
    }

    private void manyCalls(TestServer server) {
        server.client().signOn("g2");
        for (int call = 0; call < MANY_CALLS; call++) {
            server.client().ticket(call % 5 == 0 ? "kolektif" : "jht");
            String booth = server.client().callNext("g2").expect(200).field("booth");
            server.client().inBooth(booth, "no-show").expect(200);
        }
        server.client()
                .put(Client.BRANCH + "/message", ("{\"text\":\"Pelayanan klaim JKM dan JKK dipindahkan ke bilik 9 "
                        + "sampai 12. Mohon siapkan dokumen asli beserta fotokopinya. Terima kasih atas pengertian dan kesabaran "
                        + "Bapak/Ibu sekalian.\",\"english\":\"Claims for death and accident are served in booths 9 to 12. Please "
                        + "have the originals of your papers and their copies at hand. Thank you for your patience.\"}"))
                .expect(200);
        take(server, "board-many-calls-long-message", BOARD, Look.WALL);
        take(server, "board-many-calls-long-message-portrait", BOARD, Look.WALL.on(1080, 1920));
    }

    private void afternoon() throws IOException, InterruptedException {
        try (TestServer server = TestServer.in(data.resolve("afternoon")).with(Morning.clock()).start()) {
            Map<String, String> pages = Afternoon.begin(server.client());
            pages.forEach((name, path) -> {
                Look look = name.startsWith("phone") ? Look.PHONE : name.startsWith("booth") ? Look.BOOTH : Look.DESK;
                take(server, name, path, look);
                takeInEnglish(server, name + "-en", path, look);
                take(server, name + "-dark", path, look.themed("dark"));
            });
            String waiting = String.valueOf(pages.get("phone-soon"));
            for (String button : new String[]{"leave", "defer"}) {
                camera.take("phone-dialog-" + button, server.client().at(waiting), Look.PHONE, page -> {
                    page.locator("#" + button).click();
                    page.locator("dialog[open]").waitFor();
                });
            }
            KioskPictures.take(camera, index, server, data.resolve("door")); // it closes the day
            take(server, "board-closed", BOARD, Look.WALL);
            take(server, "staff-closed", "/staff/pekalongan", Look.DESK);
            take(server, "officer-closed", "/officer/pekalongan/g1", Look.DESK);
            take(server, "booth-closed", "/booth/pekalongan/1", Look.BOOTH);
        }
    }

    /** A board with a playlist between calls, before the first call of its day and after it. */
    private void playlist() throws IOException {
        Path media = Files.createDirectories(data.resolve("media"));
        Files.writeString(media.resolve("1.txt"),
                "Sudah lengkapkah dokumen Anda?\nMohon siapkan KTP asli, kartu peserta, dan buku "
                        + "tabungan sebelum nomor Anda dipanggil.\nHave your identity card, membership card and bank book at hand.");
        BoardConfig told = new BoardConfig(80, List.of(), Optional.empty(), Optional.of(media), 600, false);
        try (TestServer server = TestServer.in(data.resolve("playlist")).with(Morning.clock()).with(told).start()) {
            take(server, "board-before-the-first-call", BOARD, Look.WALL);
            server.client().signOn("g2");
            server.client().ticket("jht");
            server.client().ticket("jp");
            server.client().callNext("g2").expect(200);
            take(server, "board-playlist-text", BOARD, Look.WALL);
            take(server, "board-playlist-portrait", BOARD, Look.WALL.on(1080, 1920));
            Files.delete(media.resolve("1.txt"));
            ImageIO.write(gradient(), "png", media.resolve("2.png").toFile());
            take(server, "board-playlist-picture", BOARD, Look.WALL);
        }
    }

    private void take(TestServer server, String name, String path, Look look) {
        camera.take(name, server.client().at(path), look);
    }

    /** A booth is in the language of its visit's ticket, whatever the browser prefers, until somebody presses its button. */
    private void takeInEnglish(TestServer server, String name, String path, Look look) {
        camera.take(name, server.client().at(path), look.in("en"), page -> {
            if (Look.BOOTH.equals(look) && "id".equals(page.getAttribute("html", "lang"))) {
                page.locator("#language").click();
                page.locator("html[lang=en]").waitFor();
            }
        });
    }

    /** A picture of a state that is gone would be looked at for nothing. */
    private static void removeOld(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path picture : files.filter(file -> file.toString().endsWith(".png")).toList()) {
                Files.delete(picture);
            }
        }
    }

    private static BufferedImage gradient() {
        BufferedImage image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x0b6350), 1200, 800, new Color(0xffc72e)));
        pen.fillRect(0, 0, 1200, 800);
        pen.dispose();
        return image;
    }
}
