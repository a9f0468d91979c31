package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.server.collective.IdentityNumber;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** A NIK that somebody sends. */
final class Nik {
    private Nik() {}

    /** The NIK that a body has, of whoever stands at the desk. */
    static String read(Context context) {
        return check(String.valueOf(Fields.line("nik", Bodies.read(context, BookingBodies.Whose.class).nik())));
    }

    /** @throws Problem 400 for what cannot be one */
    static String check(String text) {
        String nik = IdentityNumber.plain(text);
        if (!IdentityNumber.hasDigits(nik)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The NIK must have 16 digits, as on the identity card.");
        }
        if (!IdentityNumber.isPossible(nik)) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "This NIK cannot be right; please compare it with the identity card.");
        }
        return nik;
    }
}
