package id.bilik.queueserver.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.bilik.queueserver.BoardConfig;
import id.bilik.queueserver.demo.JavaCommand;
import id.bilik.testbrowser.Chromium;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** What {@code mvn -Pscreenshots} runs: every screen and state of a branch at work, as pictures in a folder. */
public final class Screenshots {
    private static final double SETTLED_MILLIS = 1_500;

    private final Browser browser;
    private final Path folder;

    private Screenshots(Browser browser, Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "target/screenshots"));
        Optional<Path> chromium = Chromium.find();
        if (chromium.isEmpty()) {
            System.out.println(Chromium.MISSING);
            return;
        }
        Path data = Files.createTempDirectory("bilik-screenshots");
        try (Playwright playwright = Playwright.create();
                Browser browser = Chromium.launch(playwright, chromium.get());
                TestServer server = TestServer.in(data.resolve("data")).with(Morning.clock()).start()) {
            Screenshots camera = new Screenshots(browser, folder);
            Map<String, String> pages = Morning.begin(server.client());
            camera.pages(server, pages);
            camera.boards(server);
            camera.playlist(data);
            camera.kiosk(server);
        }
        try (var pictures = Files.list(folder)) {
            System.out.println(pictures.count() + " pictures in " + folder);
        }
        System.exit(0); // a library that draws may have left a thread
    }

    /** Every page in both languages, in every theme, and as wide as a phone. */
    private void pages(TestServer server, Map<String, String> pages) {
        pages.forEach((name, path) -> {
            if (name.startsWith("board"))
                return;
            boolean whole = !name.startsWith("booth");
            picture(server, name, path, 1366, 900, "id", "light", whole);
            picture(server, name + "-en", path, 1366, 900, "en", "light", whole);
            picture(server, name + "-dark", path, 1366, 900, "id", "dark", whole);
            picture(server, name + "-contrast", path, 1366, 900, "id", "contrast", whole);
            picture(server, name + "-phone", path, 390, 844, "id", "light", whole);
        });
    }

    private void boards(TestServer server) {
        String board = "/board/pekalongan";
        picture(server, "board-720p", board, 1280, 720, "id", "dark", false);
        picture(server, "board-4k", board, 3840, 2160, "id", "dark", false);
        picture(server, "board-portrait", board, 1080, 1920, "id", "dark", false);
        picture(server, "board-hall", board + "?groups=g1", 1280, 720, "id", "dark", false);
        picture(server, "board-unknown-hall", board + "?groups=g9", 1280, 720, "id", "dark", false);
        picture(server, "board-light", board + "?theme=light", 1280, 720, "id", "light", false);
        picture(server, "board-contrast", board + "?theme=contrast", 1280, 720, "id", "contrast", false);
        try (BrowserContext context = context(1280, 720, "id", "dark")) {
            Page page = open(context, server.client().at(board));
            server.client().inBooth("1", "recall").expect(200);
            page.waitForSelector("#now.announcing");
            page.waitForTimeout(500);
            take(page, "board-announcing-recall", false);
            context.setOffline(true);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            page.waitForSelector("#strip:not([hidden])");
            page.waitForTimeout(SETTLED_MILLIS);
            take(page, "board-cut-off", false);
        }
    }

    /** A board with a playlist between calls, before the first call of its day and after it. */
    private void playlist(Path data) throws IOException {
        Path media = Files.createDirectories(data.resolve("media"));
        Files.writeString(media.resolve("1.txt"),
                "Sudah lengkapkah dokumen Anda?\nSiapkan KTP asli, kartu peserta, dan buku "
                        + "tabungan sebelum nomor Anda dipanggil.\nHave your identity card, membership card and bank book at hand.");
        BoardConfig told = new BoardConfig(80, List.of(), Optional.empty(), Optional.of(media), 600);
        try (TestServer server = TestServer.in(data.resolve("playlist")).with(Morning.clock()).with(told).start()) {
            String board = "/board/pekalongan";
            picture(server, "board-before-the-first-call", board, 1280, 720, "id", "dark", false);
            server.client().signOn("g2");
            server.client().ticket("jht");
            server.client().ticket("jp");
            server.client().callNext("g2").expect(200);
            picture(server, "board-playlist-text", board, 1280, 720, "id", "dark", false);
            picture(server, "board-playlist-portrait", board, 1080, 1920, "id", "dark", false);
            Files.delete(media.resolve("1.txt"));
            ImageIO.write(gradient(), "png", media.resolve("2.png").toFile());
            picture(server, "board-playlist-picture", board, 1280, 720, "id", "dark", false);
        }
    }

    /** The touch page of a kiosk with simulated hardware, at work and out of paper. */
    private void kiosk(TestServer server) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = JavaCommand.of(Path.of("../kiosk/target").toAbsolutePath().normalize(),
                List.of("-Dbilik.kiosk.port=" + port, "-Dbilik.kiosk.server=" + server.client().at("/")),
                "id.bilik.kiosk.Main", "--exit-with-parent");
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        URI page = URI.create("http://127.0.0.1:" + port + "/");
        Client kiosk = new Client(page);
        try {
            awaitStart(kiosk, process);
            for (String theme : List.of("light", "dark", "contrast"))
                picture(page, "kiosk-" + theme, 1080, 1920, "id", theme, false);
            picture(page, "kiosk-en", 1080, 1920, "en", "light", false);
            picture(page, "kiosk-landscape", 1280, 800, "id", "light", false);
            kiosk.post("/api/simulated/printer", "{\"status\":\"paper-out\"}");
            picture(page, "kiosk-paper-out", 1080, 1920, "id", "light", false);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void awaitStart(Client kiosk, Process process) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + 60_000_000_000L;
        while (process.isAlive() && System.nanoTime() < giveUp) {
            try {
                kiosk.ask(kiosk.request("/health").build());
                return;
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IOException("the kiosk did not start");
    }

    private void picture(TestServer server, String name, String path, int width, int height, String language,
            String theme, boolean whole) {
        picture(server.client().at(path), name, width, height, language, theme, whole);
    }

    private void picture(URI address, String name, int width, int height, String language, String theme,
            boolean whole) {
        try (BrowserContext context = context(width, height, language, theme)) {
            take(open(context, address), name, whole);
        }
    }

    private BrowserContext context(int width, int height, String language, String theme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        context.addInitScript("localStorage.setItem('bilik.language', '" + language + "');"
                + "localStorage.setItem('bilik.theme', '" + theme + "');");
        return context;
    }

    private static Page open(BrowserContext context, URI address) {
        Page page = context.newPage();
        page.navigate(address.toString());
        page.waitForTimeout(SETTLED_MILLIS);
        return page;
    }

    private void take(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")).setFullPage(whole));
        System.out.println(name);
    }

    private static BufferedImage gradient() {
        BufferedImage image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x0b6350), 1200, 800, new Color(0xffc72e)));
        pen.fillRect(0, 0, 1200, 800);
        pen.dispose();
        return image;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}
