package id.bilik.queueserver.lab.benchmarks;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long sound takes from the track of one page to the track of another one. The same ears listen at both ends, so what
 * they are late by falls out of the difference. Loudspeaker and microphone are not part of it.
 */
final class SoundDelay {
    private static final int BURSTS = 12;
    /** A burst that takes longer was lost, and what was heard is the next one; bursts are further apart. */
    private static final double LONGEST_MILLIS = 900;
    private static final String EARS = """
            window.listen = (stream, onsets) => {
              const context = new AudioContext({ latencyHint: 'interactive' });
              const ear = new AnalyserNode(context, { fftSize: 256 });
              context.createMediaStreamSource(new MediaStream(stream.getAudioTracks())).connect(ear);
              const samples = new Float32Array(ear.fftSize);
              let loudAt = 0;
              const looking = setInterval(() => {
                ear.getFloatTimeDomainData(samples);
                if (!samples.some((sample) => Math.abs(sample) > 0.05)) return;
                const now = Date.now();
                if (now - loudAt > 300) onsets.push(now);
                loudAt = now;
              }, 4);
              window.stopListening = () => {
                clearInterval(looking);
                return context.close();
              };
            };
            """;
    private static final String SPEAK = EARS + """
            window.spoken = [];
            const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (wanted) => {
              if (!wanted.audio) return real(wanted);
              const context = new AudioContext({ latencyHint: 'interactive' });
              const tone = new OscillatorNode(context, { frequency: 440 });
              const loudness = new GainNode(context, { gain: 0 });
              const out = context.createMediaStreamDestination();
              tone.connect(loudness).connect(out);
              tone.start();
              setInterval(() => {
                const now = context.currentTime;
                loudness.gain.setValueAtTime(0.5, now + 0.01);
                loudness.gain.setValueAtTime(0, now + 0.11);
              }, 1000);
              window.startListening = () => listen(out.stream.clone(), spoken);
              return out.stream;
            };
            """;
    private static final String HEAR = EARS + """
            window.heard = [];
            window.startListening = () => listen(document.querySelector('video[data-officer]').srcObject, heard);
            """;

    private SoundDelay() {}

    /** Lets a page have a microphone that says something once a second; it is to be loaded after that. */
    static void speak(Page officer) {
        officer.addInitScript("(() => {" + SPEAK + "})();");
    }

    /** Lets a booth's page hear its officer; it is to be loaded after that. */
    static void hear(Page booth) {
        booth.addInitScript("(() => {" + HEAR + "})();");
    }

    /** The median of the next dozen bursts that arrive, milliseconds. Pages listen meanwhile only: it costs the machine too much. */
    static double measure(Page officer, Page booth) {
        listen("startListening", officer, booth);
        double since = System.currentTimeMillis();
        List<Double> delays = new ArrayList<>();
        while (delays.size() < BURSTS) {
            officer.waitForTimeout(1_000);
            delays.clear();
            List<Double> spoken = onsets(officer, "spoken", since);
            for (double heard : onsets(booth, "heard", since)) {
                spoken.stream().filter(at -> at <= heard && heard - at < LONGEST_MILLIS).max(Double::compare)
                        .ifPresent(at -> delays.add(heard - at));
            }
            if (System.currentTimeMillis() - since > 60_000) {
                throw new IllegalStateException("of the bursts " + spoken + " only " + delays.size() + " were heard");
            }
        }
        listen("stopListening", officer, booth);
        Collections.sort(delays);
        return delays.get(delays.size() / 2);
    }

    private static void listen(String how, Page... pages) {
        for (Page page : pages) {
            page.evaluate("async (how) => { await window[how](); }", how);
        }
    }

    private static List<Double> onsets(Page page, String log, double since) {
        return ((List<?>) page.evaluate("([log, since]) => window[log].filter((at) => at > since)",
                List.of(log, since))).stream().map(at -> ((Number) at).doubleValue()).toList();
    }
}
