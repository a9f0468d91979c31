package id.bilik.testsupport.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of the machine; none is ever downloaded. */
public final class Chromium {
    /** What a test says that is skipped for want of one. */
    public static final String MISSING = "SKIPPED: no Chromium in /usr/bin or on the PATH, so no page was opened";

    /** The shell has the same engine, and takes about half the processor's time: it draws no windows around the pages. */
    private static final List<String> NAMES = List.of("chromium-headless-shell", "chromium", "chromium-browser",
            "google-chrome");
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            // a camera and a microphone of their own, which may be used, and pages that reach each other on this machine
            "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
            "--allow-loopback-in-peer-connection",
            // the others draw parts of windows that nobody sees, with a process for each page
            "--disable-features=WebRtcHideLocalIpsWithMdns,PreloadTopChromeWebUI,WebUIReloadButton,InitialWebUI");

    private Chromium() {}

    public static Optional<Path> find() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> folders = Stream.concat(Stream.of("/usr/bin"), Stream.of(path.split(File.pathSeparator, -1)))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser launch(Playwright playwright, Path executable) {
        return playwright.chromium().launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
    }
}
