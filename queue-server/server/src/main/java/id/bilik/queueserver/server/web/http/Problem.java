package id.bilik.queueserver.server.web.http;

import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.server.access.WorkProofs;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error as it goes over the wire (RFC 9457), thrown by whoever finds it.
 */
public final class Problem extends RuntimeException {
    /** Characters; what was sent may be quoted in a detail, and may be long. */
    private static final int LONGEST_DETAIL = 400;

    private final transient Body body;
    private final transient Optional<Duration> retryAfter;

    /**
     * The document.
     *
     * @param refusal      name of the branch's refusal, where it was one
     * @param alternatives slots with room in place of one that is taken; null for another refusal
     * @param challenge    to be solved, before it is sent again; null for another refusal
     * @param from         the first day on which it is possible; null for another refusal
     */
    public record Body(String type, String title, int status, String detail, @Nullable String refusal,
            @Nullable List<OffsetDateTime> alternatives, WorkProofs.@Nullable Challenge challenge,
            @Nullable LocalDate from) {
        Body(String type, String title, int status, String detail, @Nullable String refusal) {
            this(type, title, status, detail, refusal, null, null, null);
        }
    }

    private Problem(Body body, Optional<Duration> retryAfter) {
        super(body.detail, null, false, false);
        this.body = body;
        this.retryAfter = retryAfter;
    }

    public static Problem of(HttpStatus status, String detail) { return of(status, detail, Optional.empty()); }

    /** There is no room for this now; there may be after a while. */
    public static Problem full(String detail, Duration retryAfter) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, detail, Optional.of(retryAfter));
    }

    /** The sender has used up what one address may send, and may send again after a while. */
    public static Problem tooMany(String detail, Duration retryAfter) {
        return of(HttpStatus.TOO_MANY_REQUESTS, detail, Optional.of(retryAfter));
    }

    /** Nobody is known to have sent this. */
    public static Problem unauthenticated(String detail) {
        return named(HttpStatus.UNAUTHORIZED, "Unauthenticated", detail);
    }

    /** Whoever has sent this may not do it. */
    public static Problem forbidden(String detail) {
        return named(HttpStatus.FORBIDDEN, "Forbidden", detail);
    }

    /** Whoever has sent this may do it after giving password and code again. */
    public static Problem proofNeeded() {
        return new Problem(new Body("about:blank", "Forbidden", HttpStatus.FORBIDDEN.getCode(),
                "Give your password and code again, since this cannot be taken back.", "ProofNeeded"),
                Optional.empty());
    }

    /** It may be sent again after some work. */
    public static Problem proofOfWorkNeeded(String detail, WorkProofs.Challenge challenge) {
        return new Problem(new Body("about:blank", "Forbidden", HttpStatus.FORBIDDEN.getCode(), detail,
                "ProofRequired", null, challenge, null), Optional.empty());
    }

    /** Nothing can be claimed so soon after leaving work. */
    public static Problem waitingMonth(LocalDate from) {
        return new Problem(new Body("about:blank", HttpStatus.CONFLICT.getMessage(), HttpStatus.CONFLICT.getCode(),
                "For this reason one waits after leaving work; the first day that is possible is " + from + ".",
                "WaitingMonth", null, null, from), Optional.empty());
    }

    /** A paper that can't be taken so, by the name of why. */
    public static Problem paper(String refusal, HttpStatus status, String detail) {
        return new Problem(new Body("about:blank", status.getMessage(), status.getCode(), detail, refusal),
                Optional.empty());
    }

    /** The plan was changed by somebody else meanwhile. */
    public static Problem planChanged() {
        return new Problem(new Body("about:blank", HttpStatus.CONFLICT.getMessage(), HttpStatus.CONFLICT.getCode(),
                "The plan was changed meanwhile; look at it as it is now, and change that.", "PlanChanged"),
                Optional.empty());
    }

    /** Another page holds the seat in a conversation that this page had before. */
    public static Problem seatTaken() {
        return new Problem(new Body("about:blank", HttpStatus.CONFLICT.getMessage(), HttpStatus.CONFLICT.getCode(),
                "Another page has taken this seat; it can be taken back with take.", "SeatTaken"), Optional.empty());
    }

    /** A refusal that is not the branch's: its name and its sentence. */
    public static Problem refused(String name, String detail) {
        return new Problem(new Body("about:blank", HttpStatus.CONFLICT.getMessage(), HttpStatus.CONFLICT.getCode(),
                shortened(detail), name), Optional.empty());
    }

    private static Problem named(HttpStatus status, String title, String detail) {
        return new Problem(new Body("about:blank", title, status.getCode(), shortened(detail), null), Optional.empty());
    }

    /** The same, with the time after which it may be tried again. */
    public Problem after(Duration time) {
        return new Problem(body, Optional.of(time));
    }

    private static Problem of(HttpStatus status, String detail, Optional<Duration> retryAfter) {
        return new Problem(new Body("about:blank", status.getMessage(), status.getCode(), shortened(detail), null),
                retryAfter);
    }

    /** A refusal is an answer of the branch: its name and its sentence, under the status that fits. */
    public static Problem of(Refusal refusal) {
        HttpStatus status = status(refusal);
        return new Problem(
                new Body("about:blank", status.getMessage(), status.getCode(), shortened(refusal.detail()),
                        refusal.name(), refusal instanceof Refusal.SlotTaken taken ? taken.alternatives() : null, null,
                        null),
                Optional.empty());
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
    }

    public Body body() { return body; }

    /** When to ask again, where that is known. */
    Optional<Duration> findRetryAfter() { return retryAfter; }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Unknown unknown when unknown.kind().equals("service") -> HttpStatus.BAD_REQUEST;
            case Refusal.Unknown unknown -> HttpStatus.NOT_FOUND;
            case Refusal.NotAskedFor paper -> HttpStatus.NOT_FOUND;
            case Refusal.RequestReused reused -> HttpStatus.UNPROCESSABLE_CONTENT;
            case Refusal.NotReserved unknown -> HttpStatus.UNPROCESSABLE_CONTENT;
            case Refusal.UnusableText text -> HttpStatus.BAD_REQUEST;
            case Refusal.ConcurrencyOutOfRange range -> HttpStatus.BAD_REQUEST;
            case Refusal.NoSuchSlot slot -> HttpStatus.BAD_REQUEST;
            case Refusal.AppointmentOnAnotherDay day -> HttpStatus.BAD_REQUEST;
            case Refusal.ReturnInThePast past -> HttpStatus.BAD_REQUEST;
            case Refusal.ReturnTooFar far -> HttpStatus.BAD_REQUEST;
            case Refusal.NotItsBooth booth -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.CONFLICT;
        };
    }
}
