package id.bilik.queueserver.server.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.process.json.JsonFault;
import id.bilik.process.json.StrictJson;
import io.javalin.config.Key;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;

/** Reads what was sent into a record, or says in one sentence what is wrong with it. */
public final class Bodies {
    /** Bytes; more is a 413. */
    public static final int LARGEST = 64 * 1024;
    /** Bytes of a picture or a calendar, as text in JSON. */
    public static final int LARGE = 1024 * 1024;
    /** Bytes of a body that is too large which are heard out, so that its sender is ready to hear why. */
    private static final int HEARD_OUT = 1024 * 1024;

    /** How long a body may take in all. */
    public static final Key<Duration> PATIENCE = new Key<>("the time for a body");

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private Bodies() {}

    /**
     * The body as that record. Components that are not {@code @Nullable} must be there; a body may be empty where all
     * are.
     *
     * @throws Problem 413 when it is too large, 408 when it is too slow, 400 when it is not such a record
     */
    public static <T extends Record> T read(Context context, Class<T> type) { return read(context, type, LARGEST); }

    /**
     * The same, of so many bytes at most.
     *
     * @throws Problem as there
     */
    public static <T extends Record> T read(Context context, Class<T> type, int largest) {
        byte[] sent = readBytes(context, largest);
        byte[] bytes = isBlank(sent) ? EMPTY : sent;
        try {
            T body = WebJson.MAPPER.readValue(bytes, type);
            if (body == null) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "The body must be a JSON object, not null.");
            }
            return body;
        } catch (JsonProcessingException wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST, explain(JsonFault.of(StrictJson.foremost(wrong, bytes, type))));
        } catch (IOException broken) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The body could not be read.");
        }
    }

    /**
     * The body as it is.
     *
     * @throws Problem 413 when it is larger than that, 408 when it is too slow, 400 when it breaks off
     */
    public static byte[] bytes(Context context, int largest) { return readBytes(context, largest); }

    private static byte[] readBytes(Context context, int largest) {
        Problem tooLarge = Problem.of(HttpStatus.CONTENT_TOO_LARGE,
                "The body is larger than " + largest / 1024 + " KiB.");
        Duration patience = context.appData(PATIENCE);
        try (BodyDeadline deadline = new BodyDeadline(context, patience)) {
            byte[] bytes = readBytes(context, largest, tooLarge);
            if (deadline.hasPassed()) {
                throw tooSlow(context, patience);
            }
            return bytes;
        } catch (IOException broken) {
            for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
                if (cause instanceof TimeoutException) {
                    throw tooSlow(context, patience);
                }
            }
            throw Problem.of(HttpStatus.BAD_REQUEST, "The body could not be read.");
        }
    }

    private static byte[] readBytes(Context context, int largest, Problem tooLarge) throws IOException {
        int announced = context.req().getContentLength();
        try (InputStream input = context.req().getInputStream()) {
            if (announced >= 0 && announced <= largest) {
                return readAll(input, announced);
            }
            byte[] bytes = input.readNBytes(largest + 1);
            if (bytes.length <= largest) {
                return bytes;
            }
            input.skip(HEARD_OUT);
            throw tooLarge;
        }
    }

    /** A buffer of the announced length: the usual one of 16 KiB was a third of all garbage. */
    private static byte[] readAll(InputStream input, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = input.readNBytes(bytes, 0, length);
        return read == length ? bytes : Arrays.copyOf(bytes, read);
    }

    private static Problem tooSlow(Context context, Duration patience) {
        // what is still to come would be taken for the next request
        context.header("Connection", "close");
        return Problem.of(HttpStatus.REQUEST_TIMEOUT,
                "The body was not complete after " + patience.toSeconds() + " s.");
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (!Character.isWhitespace(b)) {
                return false;
            }
        }
        return true;
    }

    private static String explain(JsonFault fault) {
        String sentence = switch (fault) {
            case JsonFault.NoObject none -> "The body must be a JSON object";
            case JsonFault.NoJson none -> "The body is not JSON: " + none.why();
            default -> fault.sentence();
        };
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }
}
