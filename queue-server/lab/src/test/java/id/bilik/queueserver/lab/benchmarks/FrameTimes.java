package id.bilik.queueserver.lab.benchmarks;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.TimeoutError;
import id.bilik.testsupport.faces.Connections;
import java.util.List;

/** When the pictures of others come to a page, by the clock of the machine, to 25 ms. A video is {@code booth 3} or {@code officer}. */
final class FrameTimes {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String WATCH = """
            (() => {
              window.arrivals = {};
              const known = new WeakMap();
              setInterval(() => {
                for (const video of document.querySelectorAll('video[data-booth], video[data-officer]')) {
                  const { totalVideoFrames: frames } = video.getVideoPlaybackQuality();
                  if (frames > (known.get(video) ?? 0)) {
                    const name = video.dataset.booth ? `booth ${video.dataset.booth}` : 'officer';
                    (arrivals[name] ??= []).push(Date.now());
                  }
                  known.set(video, frames);
                }
              }, 25);
            })();
            """;

    private FrameTimes() {}

    /** Lets a page be watched, which is to be loaded after that. */
    static void watch(Page page) {
        page.addInitScript(WATCH);
    }

    /** Waits for the first picture of a video since that moment; milliseconds after it. */
    static double awaitFirst(Page page, String video, long since) {
        try {
            Object at = page
                    .waitForFunction("([name, since]) => arrivals[name]?.find((at) => at >= since)",
                            List.of(video, (double) since),
                            new WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS).setPollingInterval(20))
                    .jsonValue();
            return ((Number) at).longValue() - since;
        } catch (TimeoutError late) {
            throw new IllegalStateException("no picture of %s at %s since %d; of each video there were %s%n  %s"
                    .formatted(video, page.url(), since, page.evaluate("() => Object.entries(arrivals)"
                            + ".map(([name, all]) => `${name} ${all.length}, last at ${all.at(-1)}`).join('; ')"),
                            Connections.figures(page)),
                    late);
        }
    }

    /** The longest time without a new picture in a video since that moment, in milliseconds. */
    static double longestGap(Page page, String video, long since) {
        return ((Number) page.evaluate("([name, since]) => { let before = since; let gap = 0;"
                + " for (const at of [...(arrivals[name] ?? []).filter((one) => one > since), Date.now()]) {"
                + " gap = Math.max(gap, at - before); before = at; } return gap; }", List.of(video, (double) since)))
                .doubleValue();
    }
}
