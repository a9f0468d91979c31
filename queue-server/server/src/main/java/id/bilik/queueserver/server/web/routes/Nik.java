package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.regex.Pattern;

/**
 * The number of an Indonesian identity card: two digits each of province, regency and district, day, month and year of birth
 * (of women the day and 40), and four digits of a serial number (Permendagri 108/2019).
 */
final class Nik {
    private static final Pattern DIGITS = Pattern.compile("\\d{16}");
    private static final int FIRST_PROVINCE = 11;
    private static final int WOMEN = 40;

    private Nik() {}

    /** The NIK that a body has, of whoever stands at the desk. */
    static String read(Context context) {
        return check(String.valueOf(Fields.line("nik", Bodies.read(context, BookingBodies.Whose.class).nik())));
    }

    /** @throws Problem 400 for what cannot be one */
    static String check(String text) {
        String nik = text.replaceAll("[ .-]", "");
        if (!DIGITS.matcher(nik).matches()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The NIK must have 16 digits, as on the identity card.");
        }
        int day = number(nik, 6) % WOMEN;
        int month = number(nik, 8);
        if (number(nik, 6) > WOMEN + 31 || day < 1 || day > 31 || month < 1 || month > 12
                || number(nik, 0) < FIRST_PROVINCE || nik.endsWith("0000")) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "This NIK cannot be right; please compare it with the identity card.");
        }
        return nik;
    }

    private static int number(String nik, int from) { return Integer.parseInt(nik.substring(from, from + 2)); }
}
