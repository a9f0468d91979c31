package id.bilik.queueserver.server.collective;

import java.util.regex.Pattern;

/** Tells phone numbers and mail addresses by their form. Whether one reaches anybody is not known. */
public final class Reachable {
    /** At most as many digits as ITU-T E.164 has. */
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{8,15}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ().-]");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    private Reachable() {}

    public static boolean isPhone(String text) {
        return PHONE.matcher(BETWEEN_DIGITS.matcher(text).replaceAll("")).matches();
    }

    public static boolean isEmail(String text) { return EMAIL.matcher(text).matches(); }
}
