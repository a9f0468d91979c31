package id.bilik.kiosk.speech;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * eSpeak NG as a program of its own, one process for each phrase. The words go in by standard input, so that they are
 * neither seen in the list of processes nor taken for options.
 */
public final class EspeakVoice implements Voice {

    private static final Logger LOG = LoggerFactory.getLogger(EspeakVoice.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 2;
    private static final Map<String, String> VOICES = Map.of("id", "id", "en", "en-gb");

    /** The head of a WAV file as the program writes it: sizes at 4 and 40, samples from 44. */
    private static final int HEAD = 44;
    private static final int RIFF_SIZE = 4;
    private static final int DATA_SIZE = 40;

    private final String program;
    private final int wordsPerMinute;
    private final Semaphore running = new Semaphore(AT_ONCE, true);
    private final FutureTask<Boolean> there = new FutureTask<>(this::answers);

    /**
     * Begins to look whether the program is there, and does not wait for it: a start has other things to do.
     *
     * @param program
     *            its name or path
     * @param wordsPerMinute
     *            how fast it speaks, 80-300
     */
    public EspeakVoice(String program, int wordsPerMinute) {
        this.program = program;
        this.wordsPerMinute = wordsPerMinute;
        Thread.ofVirtual().name("voice").start(there);
    }

    /** Waits where the program has not answered yet. */
    @Override
    public boolean isThere() {
        try {
            return there.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(program, bug);
        }
    }

    @Override
    public byte[] speak(String language, String words) throws IOException, InterruptedException {
        running.acquire();
        try {
            return withSizes(run(words, program, "-v", VOICES.getOrDefault(language, language), "-s",
                    Integer.toString(wordsPerMinute), "-b", "1", "--stdin", "--stdout"));
        } finally {
            running.release();
        }
    }

    private boolean answers() {
        try {
            run("", program, "--version");
            return true;
        } catch (IOException none) {
            LOG.warn("No spoken menu: {} does not run ({})", program, none.getMessage());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] run(String input, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            FutureTask<byte[]> output = new FutureTask<>(process.getInputStream()::readAllBytes);
            Thread.ofVirtual().name("voice").start(output);
            try (OutputStream words = process.getOutputStream()) {
                words.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException notRead) {
                LOG.debug("{} did not read its input", command[0], notRead); // what it answered decides
            }
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("no end after " + LIMIT.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("exit code " + process.exitValue());
            }
            return output.get();
        } catch (ExecutionException broken) {
            throw new IOException("its output broke off", broken);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Written to a pipe the head can't know how long the sound is, and says that it never ends. */
    private static byte[] withSizes(byte[] wav) throws IOException {
        if (wav.length <= HEAD || wav[0] != 'R') {
            throw new IOException("its output is no sound");
        }
        ByteBuffer head = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(RIFF_SIZE, wav.length - RIFF_SIZE - Integer.BYTES);
        head.putInt(DATA_SIZE, wav.length - HEAD);
        return wav;
    }
}
