package id.bilik.queueserver.server.collective;

import java.util.regex.Pattern;

/**
 * The number of an Indonesian identity card (NIK): two digits each of province, regency and district, day, month and year of
 * birth (of women the day and 40), and four digits of a serial number (Permendagri 108/2019).
 */
public final class IdentityNumber {
    private static final Pattern DIGITS = Pattern.compile("\\d{16}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ .-]");
    private static final int FIRST_PROVINCE = 11;
    private static final int WOMEN = 40;

    private IdentityNumber() {}

    /** Without what people write between digits. */
    public static String plain(String text) {
        return BETWEEN_DIGITS.matcher(text).replaceAll("");
    }

    /** Whether it has as many digits as a NIK. */
    public static boolean hasDigits(String plain) {
        return DIGITS.matcher(plain).matches();
    }

    /** Whether it can be one; it must have the digits. */
    public static boolean isPossible(String plain) {
        int day = number(plain, 6) % WOMEN;
        int month = number(plain, 8);
        return number(plain, 6) <= WOMEN + 31 && day >= 1 && day <= 31 && month >= 1 && month <= 12
                && number(plain, 0) >= FIRST_PROVINCE && !plain.endsWith("0000");
    }

    private static int number(String nik, int from) { return Integer.parseInt(nik.substring(from, from + 2)); }
}
