package id.bilik.queueserver.server.web.routes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent of bookings. */
public final class BookingBodies {
    private BookingBodies() {}

    /**
     * @param reason why somebody comes, in their own words
     * @param at     start of a slot, ISO-8601 with offset
     * @param place  {@code branch}, which it is where left out, or {@code home}
     * @param language {@code id} or {@code en}: of the messages about it; that of the branch where left out
     * @param claim  for which reason of the service; nothing where left out
     */
    public record Book(UUID requestId, String service, @Nullable String reason, String at, @Nullable String place,
            Person person, @Nullable String language, @Nullable Claim claim) {}

    /**
     * @param reason why somebody comes, in their own words
     * @param from   first day that suits, {@code YYYY-MM-DD}
     * @param until  last day that suits
     * @param place  {@code branch}, which it is where left out, or {@code home}
     * @param language {@code id} or {@code en}: of the messages about it; that of the branch where left out
     * @param claim  for which reason of the service; nothing where left out
     */
    public record Wait(UUID requestId, String service, @Nullable String reason, String from, String until,
            @Nullable String place, Person person, @Nullable String language, @Nullable Claim claim) {}

    /**
     * @param reason   why somebody comes, in their own words
     * @param earliest local time such as {@code 13:00}, from which on the visit is to begin if possible; any where left out
     * @param latest   and by which
     * @param place    {@code branch}, which it is where left out, or {@code home}
     * @param language {@code id} or {@code en}: of the messages about it; that of the branch where left out
     * @param claim  for which reason of the service; nothing where left out
     */
    public record Apply(UUID requestId, String service, @Nullable String reason, @Nullable String earliest,
            @Nullable String latest, @Nullable String place, Person person, @Nullable String language,
            @Nullable Claim claim) {}

    /**
     * @param date  whose places are drawn, {@code YYYY-MM-DD}
     * @param until when they are drawn, before that day begins: ISO-8601 with offset
     */
    public record AnnouncedDraw(String date, String until) {}

    /** @param at the time that was offered, ISO-8601 with offset */
    public record OfferAnswer(String at) {}

    /**
     * @param reason id of a reason of the service
     * @param leftOn last day of work, {@code YYYY-MM-DD}; only for a reason that waits after it
     */
    public record Claim(String reason, @Nullable String leftOn) {}

    /** @param nik number of the identity card, 16 digits */
    public record Person(String nik, String name, @Nullable String phone, @Nullable String email) {}

    /** @param nik of whoever stands at the desk, 16 digits; sent in a body, since addresses are kept in logs */
    public record Whose(String nik) {}

    /** @param at start of another slot, ISO-8601 with offset */
    public record Move(String at) {}

    /** @param language {@code id} or {@code en}: for the screens that speak to this participant */
    public record Arrival(@Nullable String language) {}
}
