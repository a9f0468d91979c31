package id.bilik.queueserver.lab.pictures;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.bilik.queueserver.server.Camera;
import id.bilik.queueserver.server.Camera.Look;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The small pictures of the index, one of each screen in the light and in the dark theme. They are looked at in the size of
 * a stamp, so they are made small here, in the format that takes the fewest bytes. Where screens look different, they are laid
 * from {@code target/screenshots/index} into {@code consoles/pictures} of the server, and committed.
 */
final class IndexPictures {
    private static final Look SCREEN = new Look(1280, 800, "id", "light", 1, false, false);
    private static final List<String> THEMES = List.of("light", "dark");
    /** A picture is 400 x 250 pixels; what is narrower stands in its middle, on what is empty. */
    private static final String SHRINK = """
            async (png) => {
              const whole = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
              const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 250 });
              const scale = Math.min(400 / whole.width, 250 / whole.height);
              const small = await createImageBitmap(whole, {
                resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale), resizeQuality: 'high',
              });
              canvas.getContext('2d').drawImage(small, (400 - small.width) / 2, (250 - small.height) / 2);
              return canvas.toDataURL('image/webp', 0.6).split(',')[1];
            }""";

    private final Camera camera;
    private final BiConsumer<BrowserContext, URI> letIn;
    private final Path folder;

    /** @param letIn signs a browser in before it opens an address */
    IndexPictures(Camera camera, BiConsumer<BrowserContext, URI> letIn, Path folder) throws IOException {
        this.camera = camera;
        this.letIn = letIn;
        this.folder = Files.createDirectories(folder);
    }

    /** @param pages of a branch at work, by the names of {@code Morning} */
    void take(URI server, Map<String, String> pages) throws IOException {
        Map<String, String> screens = Map.ofEntries(Map.entry("board", "board"), Map.entry("officer", "officer"),
                Map.entry("booth", "booth-called"), Map.entry("staff", "staff"),
                Map.entry("settings", "settings-services"), Map.entry("technician", "technician"),
                Map.entry("access", "access"), Map.entry("training", "training"), Map.entry("audit", "audit"),
                Map.entry("privacy", "privacy"), Map.entry("first-steps", "first-steps-branch"),
                Map.entry("join", "join"), Map.entry("pair", "pair"), Map.entry("docs", "docs"),
                Map.entry("components", "components"));
        for (Map.Entry<String, String> screen : screens.entrySet()) {
            take(screen.getKey(), server.resolve(String.valueOf(pages.get(screen.getValue()))), SCREEN, page -> {});
        }
        take("what-if", server.resolve(String.valueOf(pages.get("staff"))), SCREEN, page -> {
            page.locator("#whatif-ask").click();
            page.locator("#whatif-result:not([hidden])").waitFor();
            page.evaluate("document.querySelector('#what-if').scrollIntoView()");
        });
        take("phone", server.resolve(String.valueOf(pages.get("phone-called"))), Look.PHONE.on(390, 700), page -> {});
        take("book", server.resolve(String.valueOf(pages.get("book"))), Look.PHONE.on(390, 700), page -> {});
    }

    /** One screen, after something was done on its page. */
    void take(String name, URI address, Look look, Consumer<Page> first) throws IOException {
        for (String theme : THEMES) {
            try (BrowserContext context = camera.context(look.themed(theme))) {
                letIn.accept(context, address);
                Page page = camera.open(context, address);
                first.accept(page);
                Camera.settle(page);
                String png = Base64.getEncoder().encodeToString(page.screenshot());
                Page desk = context.newPage();
                Files.write(folder.resolve(name + "-" + theme + ".webp"),
                        Base64.getDecoder().decode(String.valueOf(desk.evaluate(SHRINK, png))));
            }
        }
    }
}
