package id.bilik.queueserver.server.web.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of sessions, of paired screens and of attempts to sign in with a head office. Over TLS their names begin with {@code __Host-}, so that no other host or
 * path can set them; on http://127.0.0.1 they have plain names.
 */
public final class Cookies {
    private static final String SESSION = "bilik";
    private static final String DEVICE = "bilik-device";
    private static final String CHALLENGE = "bilik-challenge";
    private static final String HEAD_OFFICE = "bilik-head-office";
    private static final String HOST = "__Host-";
    private static final Duration DEVICE_KEPT = Duration.ofDays(400);

    private Cookies() {}

    static @Nullable String session(Context context) { return context.cookie(name(context, SESSION)); }

    public static @Nullable String device(Context context) { return context.cookie(name(context, DEVICE)); }

    public static void setSession(Context context, String secret) {
        // without an age: it goes with the browser, at the latest
        set(context, SESSION, secret, -1);
    }

    public static void clearSession(Context context) { set(context, SESSION, "", 0); }

    public static void setDevice(Context context, String key) {
        set(context, DEVICE, key, (int) DEVICE_KEPT.toSeconds());
    }

    /** Of what a passkey is to sign; it goes by itself when nobody signs that any more. */
    public static @Nullable String challenge(Context context) {
        return context.cookie(name(context, CHALLENGE));
    }

    public static void setChallenge(Context context, String secret, Duration kept) {
        set(context, CHALLENGE, secret, (int) kept.toSeconds());
    }

    /** Ties an attempt to sign in with the head office to the browser that began it. */
    public static void setHeadOffice(Context context, String secret, Duration kept) {
        // the way back is a link on the head office's site, with which a strict cookie does not come
        set(context, HEAD_OFFICE, secret, (int) kept.toSeconds(), SameSite.LAX);
    }

    public static @Nullable String headOffice(Context context) { return context.cookie(name(context, HEAD_OFFICE)); }

    public static void clearHeadOffice(Context context) { set(context, HEAD_OFFICE, "", 0, SameSite.LAX); }

    private static void set(Context context, String name, String value, int age) {
        set(context, name, value, age, SameSite.STRICT);
    }

    private static void set(Context context, String name, String value, int age, SameSite sameSite) {
        context.cookie(new Cookie(name(context, name), value, "/", age, isSecure(context), true, null, sameSite));
    }

    private static String name(Context context, String name) { return isSecure(context) ? HOST + name : name; }

    public static boolean isSecure(Context context) { return context.req().isSecure(); }
}
