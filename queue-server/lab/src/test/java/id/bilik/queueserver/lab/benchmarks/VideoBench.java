package id.bilik.queueserver.lab.benchmarks;

import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.TimeoutError;
import id.bilik.queueserver.server.Client;
import id.bilik.testsupport.devices.FaultProxy;
import id.bilik.testsupport.faces.Connections;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One officer and people in six booths, who see each other from page to page: how soon, at what cost, and how soon again
 * after a fault. Cameras are imagined, browsers and server are real.
 */
final class VideoBench implements AutoCloseable {
    private static final String OFFICER = "officer";
    /** Connections that have just come up still settle on their rates. */
    private static final double SETTLED_MILLIS = 3_000;

    /** A page that is not in front draws nothing for a while, and a wait that looks at each drawing with it. */
    private static final WaitForFunctionOptions POLLING = new WaitForFunctionOptions().setPollingInterval(50)
            .setTimeout(60_000);

    private static final int SWITCH_MILLIS = 10_000;
    private static final String GOES_ON = """
            (booths) => booths.every((booth) => {
              const video = document.querySelector(`video[data-booth="${booth}"]`);
              if (!video) return false;
              const frames = video.getVideoPlaybackQuality().totalVideoFrames;
              if (!earlier.has(video)) earlier.set(video, frames);
              return frames > earlier.get(video) + 5;
            })""";

    private final Path data;
    private final FaultProxy line;
    private final VideoRoom room;
    private BilikProcess branch;

    /** @param p50 from the press of *I am seated* until both see each other, milliseconds; likewise p95 */
    record Seated(double p50, double p95, long times) {}

    private VideoBench(Path data, BilikProcess branch, FaultProxy line, VideoRoom room) {
        this.data = data;
        this.branch = branch;
        this.line = line;
        this.room = room;
    }

    /** On a folder of its own. */
    static VideoBench open(Path chromium, Path data) throws IOException {
        BilikProcess branch = BilikProcess.branch(data);
        FaultProxy line = new FaultProxy(branch.port());
        return new VideoBench(data, branch, line,
                new VideoRoom(chromium, URI.create("http://127.0.0.1:" + line.port())));
    }

    /** Fills the booths so many times; in the end somebody sits in each. */
    Seated seat(int rounds) {
        Histogram millis = new Histogram(120_000, 3);
        for (int round = 0; round < rounds; round++) {
            if (round > 0) {
                VideoRoom.BOOTHS.forEach(booth -> client().inBooth(booth, "complete").expect(200));
            }
            for (int i = 0; i < VideoRoom.BOOTHS.size(); i++) {
                millis.recordValue(Math.round(seatOne()));
            }
        }
        return new Seated(millis.getValueAtPercentile(50), millis.getValueAtPercentile(95), millis.getTotalCount());
    }

    /** Whoever is called sees the officer before they sit down. */
    private double seatOne() {
        client().ticket("jht");
        long calledAt = System.currentTimeMillis();
        String booth = client().callNext("g1").expect(200).field("booth");
        FrameTimes.awaitFirst(room.booth(booth), OFFICER, calledAt);
        room.officer().waitForTimeout(SETTLED_MILLIS / 3);
        long seatedAt = System.currentTimeMillis();
        client().inBooth(booth, "arrive").expect(200);
        return untilBoth(booth, seatedAt);
    }

    /** Processor time of the officer's browser, one booth large and five small, in per cent of one core. */
    List<Double> processor(int windows, Duration window) {
        room.openPlainConsole();
        awaitPlain();
        room.officer().waitForTimeout(SETTLED_MILLIS);
        List<Double> percent = new ArrayList<>();
        for (int i = 0; i < windows; i++) {
            Duration before = room.desk().processorTime();
            long began = System.nanoTime();
            room.officer().waitForTimeout((double) window.toMillis());
            Duration spent = room.desk().processorTime().minus(before);
            percent.add(100.0 * spent.toNanos() / (System.nanoTime() - began));
        }
        awaitPlain();
        long since = System.currentTimeMillis();
        room.openWatchedConsole();
        awaitAll(since);
        return percent;
    }

    /** Milliseconds from each of so many changes of the large booth until its picture is 640 wide. */
    List<Double> switches(int times) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String booth = VideoRoom.BOOTHS.get((i + 1) % VideoRoom.BOOTHS.size());
            long pressed = System.currentTimeMillis();
            room.officer().keyboard().press(booth);
            try {
                room.officer().waitForFunction(
                        "(booth) => document.querySelector(`video[data-booth=\"${booth}\"]`).videoWidth === 640", booth,
                        new WaitForFunctionOptions().setPollingInterval(20).setTimeout(SWITCH_MILLIS));
                millis.add((double) System.currentTimeMillis() - pressed);
            } catch (TimeoutError never) {
                // missing among the answers
            }
        }
        return millis;
    }

    /** How long the officer's voice takes to the booth that is large, before and after so many times of muting; milliseconds. */
    List<Double> sound(int mutes) {
        String booth = VideoRoom.BOOTHS.getFirst();
        room.officer().keyboard().press(booth);
        double before = SoundDelay.measure(room.officer(), room.booth(booth));
        for (int i = 0; i < 2 * mutes; i++) {
            room.officer().keyboard().press("i");
            room.officer().waitForTimeout(150);
        }
        return List.of(before, SoundDelay.measure(room.officer(), room.booth(booth)));
    }

    /** All six pictures go on. */
    private void awaitPlain() {
        room.officer().evaluate("() => { window.earlier = new Map(); }");
        try {
            room.officer().waitForFunction(GOES_ON, VideoRoom.BOOTHS, POLLING);
        } catch (TimeoutError late) {
            throw new IllegalStateException("not all pictures go on: " + Connections.figures(room.officer()), late);
        }
    }

    /** Milliseconds after a cut of one booth's line until both see each other again. */
    double backAfter(Duration cut) {
        awaitAll(System.currentTimeMillis());
        room.line().cut();
        room.officer().waitForTimeout((double) cut.toMillis());
        room.line().restore();
        return untilBoth(VideoRoom.BEHIND_LINE, System.currentTimeMillis());
    }

    /** Milliseconds from the press of *reload* on the officer's page to the last of six pictures. */
    double backAfterReload() {
        long pressed = System.currentTimeMillis();
        room.officer().reload();
        double last = 0;
        for (String booth : VideoRoom.BOOTHS) {
            last = Math.max(last, FrameTimes.awaitFirst(room.officer(), "booth " + booth, pressed));
        }
        awaitAll(System.currentTimeMillis());
        room.officer().waitForTimeout(SETTLED_MILLIS);
        return last;
    }

    /** The longest time in which a picture stood still, in any of twelve, while the server was killed and started anew. */
    double longestGapOverKill() throws IOException {
        room.officer().waitForTimeout(SETTLED_MILLIS);
        long since = System.currentTimeMillis();
        branch.kill();
        branch = BilikProcess.branch(data);
        line.retarget(branch.port());
        room.officer().waitForFunction("() => document.documentElement.dataset.live === 'live'", null, POLLING);
        room.officer().waitForTimeout(2 * SETTLED_MILLIS);
        double longest = 0;
        for (String booth : VideoRoom.BOOTHS) {
            longest = Math.max(longest, FrameTimes.longestGap(room.officer(), "booth " + booth, since));
            longest = Math.max(longest, FrameTimes.longestGap(room.booth(booth), OFFICER, since));
        }
        return longest;
    }

    private void awaitAll(long since) { VideoRoom.BOOTHS.forEach(booth -> untilBoth(booth, since)); }

    /** Milliseconds from that moment until the officer and a booth have seen each other. */
    private double untilBoth(String booth, long since) {
        return Math.max(FrameTimes.awaitFirst(room.officer(), "booth " + booth, since),
                FrameTimes.awaitFirst(room.booth(booth), OFFICER, since));
    }

    private Client client() { return room.client(); }

    @Override
    public void close() throws IOException {
        room.close();
        line.close();
        branch.close();
    }
}
