package id.bilik.kiosk.slip;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What is said in place of a wait where nobody on duty serves a ticket, worded the same on slip, board and phone. */
public final class UnservedWords {

    private UnservedWords() {}

    /**
     * For example {@code Layanan belum dimulai. Rencana mulai pukul 08.00.}
     *
     * @param begun
     *            whether somebody was called for the service today
     * @param plannedAt
     *            when service begins by the plan; null where that is not known
     */
    public static String of(boolean begun, @Nullable OffsetDateTime plannedAt, ZoneId zone, Words words) {
        if (plannedAt == null) {
            return words.text(begun ? "unserved.begun" : "unserved");
        }
        return words.text("unserved.planned", SlipDate.time(plannedAt, zone, words));
    }
}
