package id.bilik.kiosk.slip;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * Date and time in the branch's own zone, with the name that people use for it: WIB, WITA, WIT. The words come from our
 * own file, since the locale data of a JDK changes from one to the next.
 */
final class SlipDate {

    private SlipDate() {}

    /** For example {@code Senin, 2 Maret 2026, 08.15 WIB}. */
    static String of(OffsetDateTime instant, ZoneId zone, Words words) {
        ZonedDateTime local = instant.atZoneSameInstant(zone);
        String day = words.text("days").split(",", -1)[local.getDayOfWeek().getValue() - 1];
        String month = words.text("months").split(",", -1)[local.getMonthValue() - 1];
        return "%s, %d %s %d, %s %s".formatted(day, local.getDayOfMonth(), month, local.getYear(),
                time(instant, zone, words), zoneName(zone));
    }

    /** For example {@code 08.15}. */
    static String time(OffsetDateTime instant, ZoneId zone, Words words) {
        ZonedDateTime local = instant.atZoneSameInstant(zone);
        return "%02d%s%02d".formatted(local.getHour(), words.text("time.separator"), local.getMinute());
    }

    private static String zoneName(ZoneId zone) {
        return switch (zone.getId()) {
            case "Asia/Jakarta", "Asia/Pontianak" -> "WIB";
            case "Asia/Makassar" -> "WITA";
            case "Asia/Jayapura" -> "WIT";
            default -> zone.getDisplayName(TextStyle.SHORT, Locale.ROOT);
        };
    }
}
