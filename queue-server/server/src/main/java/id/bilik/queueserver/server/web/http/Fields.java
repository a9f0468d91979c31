package id.bilik.queueserver.server.web.http;

import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.Texts;
import id.bilik.queueserver.core.view.ContractNames;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the fields of a body mean. Each throws a 400 that names the field where it means nothing. */
public final class Fields {
    private static final double MOST_ARRIVALS = 10;
    private static final int LONGEST_LINE = 300;
    /** Much more than a passkey needs, whose longest part is a key of RSA. */
    private static final int LONGEST_BASE64 = 4_000;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9_-]{1," + LONGEST_BASE64 + "}");

    private Fields() {}

    /** One line of text that people type. */
    public static @Nullable String line(String field, @Nullable String text) {
        if (text != null && !Texts.isPlain(text, LONGEST_LINE)) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field " + field + " must be one line of at most " + LONGEST_LINE
                            + " characters.");
        }
        return text;
    }

    /** Bytes as a browser sends them: in Base64url, without a filling. */
    static void base64(String field, String text) {
        if (!BASE64.matcher(text).matches()) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field " + field + " must be Base64url of at most " + LONGEST_BASE64 + " characters.");
        }
    }

    /** A time with its offset, ISO-8601. */
    public static Instant time(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field " + field + " must be a time with its offset such as 2026-03-02T15:00:00+07:00, not \""
                            + text + "\".");
        }
    }

    /** One of the words of that type; {@code otherwise} where there is none. */
    public static <E extends Enum<E>> E word(Class<E> type, String field, @Nullable String text, E otherwise) {
        return text == null ? otherwise : word(type, field, text);
    }

    /** Null where there is none. */
    public static <E extends Enum<E>> @Nullable E wordOrNull(Class<E> type, String field, @Nullable String text) {
        return text == null ? null : word(type, field, text);
    }

    public static <E extends Enum<E>> E word(Class<E> type, String field, String text) {
        return ContractNames.find(type, text).orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST,
                "The field " + field + " cannot be \"" + text + "\"; it is one of: " + Arrays
                        .stream(type.getEnumConstants()).map(ContractNames::of).collect(Collectors.joining(", "))
                        + "."));
    }

    public static TicketNumber ticket(String field, String text) {
        return TicketNumber.parse(text).orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST,
                "The field " + field + " cannot be \"" + text + "\": it must be a ticket number such as A012."));
    }

    /** What became of a slip, by the field outcome; nothing is known where it is left out. */
    public static Visit.Slip slip(@Nullable String outcome) {
        return switch (outcome) {
            case null -> Visit.Slip.UNKNOWN;
            case "printed" -> Visit.Slip.PRINTED;
            case "unconfirmed" -> Visit.Slip.UNCONFIRMED;
            case "failed" -> Visit.Slip.FAILED;
            default -> throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field outcome must be printed, unconfirmed or failed, not " + outcome + ".");
        };
    }

    /** How many times as many people come as are expected, 0 to 10; once where nothing is said. */
    public static double arrivals(@Nullable Double times) {
        double factor = times == null ? 1 : times;
        if (!(factor >= 0 && factor <= MOST_ARRIVALS)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field arrivals must be 0 to 10 times what is expected.");
        }
        return factor;
    }
}
