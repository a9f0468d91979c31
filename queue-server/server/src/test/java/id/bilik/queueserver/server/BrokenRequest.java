package id.bilik.queueserver.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A request that is wrong in one way, drawn from a seed. Each would be taken, or answered, were it not for that.
 *
 * @param what in words, for the message of a test
 * @param text the bytes, ISO 8859-1
 */
record BrokenRequest(String what, String text) {
    private static final List<String> UNSAFE = List.of("POST", "PUT", "PATCH", "DELETE");
    /** Of a request that is keyed and from this machine; {@link RawConnection} puts the key in. */
    private static final String HOST = "Host: x\r\n";

    /** In which way it is wrong. */
    enum Fault {
        NO_OBJECT, BROKEN_JSON, UNKNOWN_FIELD, WRONG_TYPE, NO_TEXT, NO_KEY, STRANGE_KEY, OTHER_TYPE, OTHER_HOST, FOREIGN_PAGE, METHOD_IN_A_HEADER, UNKNOWN_NAME, BROKEN_PATH, BROKEN_HEADER, BROKEN_LENGTH
    }

    static BrokenRequest draw(List<ContractRoute> unsafe, Random random) {
        ContractRoute route = unsafe.get(random.nextInt(unsafe.size()));
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        if (!route.takesBody()) {
            faults.removeAll(List.of(Fault.NO_OBJECT, Fault.BROKEN_JSON, Fault.UNKNOWN_FIELD, Fault.WRONG_TYPE,
                    Fault.NO_TEXT));
            if (route.isForEverybody()) {
                faults.removeAll(List.of(Fault.NO_KEY, Fault.STRANGE_KEY));
            }
        }
        if (route.body().path("properties").isEmpty()) {
            faults.remove(Fault.WRONG_TYPE);
        }
        if (!route.pattern().contains("{")) {
            faults.remove(Fault.UNKNOWN_NAME);
        }
        return of(faults.get(random.nextInt(faults.size())), route, random);
    }

    static boolean isUnsafe(ContractRoute route) { return UNSAFE.contains(route.method()); }

    private static BrokenRequest of(Fault fault, ContractRoute route, Random random) {
        Map<String, String> usable = route.takesBody() ? route.usableFields() : Map.of();
        String body = route.takesBody() ? ContractRoute.object(usable) : "{}";
        String json = "Content-Type: application/json\r\n";
        String request = switch (fault) {
            case NO_OBJECT -> request(route, HOST + json,
                    pick(random, "[]", "null", "42", "\"" + text(random, 20) + "\"",
                            "[".repeat(1 + random.nextInt(400)),
                            "NaN", "{", "{}{}"));
            case BROKEN_JSON -> request(route, HOST + json, broken(body, random));
            case UNKNOWN_FIELD -> request(route, HOST + json, body.equals("{}")
                    ? "{\"x" + text(random, 8) + "\":1}"
                    : body.substring(0, body.length() - 1) + ",\"x" + text(random, 8) + "\":1}");
            case WRONG_TYPE -> request(route, HOST + json, wrongType(route, usable, random));
            case NO_TEXT -> request(route, HOST + json, noise(random, 1 + random.nextInt(200)));
            case NO_KEY -> request(route, "Host: localhost\r\n" + json, nobodys(route, body));
            case STRANGE_KEY -> request(route, "Host: localhost\r\nAuthorization: " + pick(random, "Bearer ", "Basic ",
                    "bearer bilik-device-", "") + text(random, 43) + "\r\n" + json, nobodys(route, body));
            case OTHER_TYPE -> request(route, HOST + "Content-Type: " + pick(random, "text/plain",
                    "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp",
                    text(random, 12)) + "\r\n", body);
            case OTHER_HOST -> request(route, "Host: " + pick(random, "evil.example", "127.0.0.1.evil.example",
                    "localhost.", "10.9.8.7", "[::2]").replace("localhost.", text(random, 9) + ".example") + "\r\n"
                    + json, body);
            case FOREIGN_PAGE -> request(route, "Host: localhost\r\nCookie: bilik=" + text(random, 43)
                    + "\r\nOrigin: " + pick(random, "https://evil.example", "null", "http://localhost:1") + "\r\n"
                    + json,
                    body);
            case METHOD_IN_A_HEADER -> "GET " + route.path() + " HTTP/1.1\r\n" + HOST + pick(random,
                    "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override") + ": " + route.method()
                    + "\r\nConnection: close\r\n\r\n";
            case UNKNOWN_NAME -> request(unknown(route, random), HOST + json, body);
            case BROKEN_PATH -> route.method() + " " + route.path() + pick(random, "/%zz", "/%", "/%00", "/../../%2e",
                    "/" + noise(random, 6).replaceAll("[ \r\n?#\u0000]", "x"), "//", "/;a=b") + " HTTP/1.1\r\n" + HOST
                    + json + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
            case BROKEN_HEADER ->
                request(route, HOST + json + pick(random, "Bad Header: x", ": x", "Header", "A\u0000b: c",
                        " folded: x", "X: \u0001") + "\r\n", body);
            case BROKEN_LENGTH -> route.method() + " " + route.path() + " HTTP/1.1\r\n" + HOST + json
                    + "Content-Length: " + pick(random, "ten", "-1", "2, 3", "0x10", "99999999999999999999")
                    + "\r\nConnection: close\r\n\r\n" + body;
        };
        return new BrokenRequest(fault.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " at " + route, request);
    }

    private static String request(ContractRoute route, String headers, String body) {
        return route.method() + " " + route.path() + " HTTP/1.1\r\n" + headers + "Content-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** What is open to everybody is asked with a body that it refuses. */
    private static String nobodys(ContractRoute route, String body) {
        return route.isForEverybody() ? "[]" : body;
    }

    private static String broken(String body, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> body.substring(0, 1 + random.nextInt(Math.max(1, body.length() - 1)));
            case 1 -> body.substring(0, body.length() - 1) + ",}";
            case 2 -> body.replace(':', '=') + "x";
            default -> body + noise(random, 1).replaceAll("\\s", "x");
        };
    }

    private static String wrongType(ContractRoute route, Map<String, String> usable, Random random) {
        var properties = List.copyOf(route.body().path("properties").properties());
        var property = properties.get(random.nextInt(properties.size()));
        List<String> values = ContractRoute.unusableValues(property.getValue());
        usable.put(property.getKey(), values.get(random.nextInt(values.size())));
        return ContractRoute.object(usable);
    }

    private static ContractRoute unknown(ContractRoute route, Random random) {
        ContractRoute other = route;
        for (String parameter : route.names().keySet()) {
            other = other.with(parameter, "none-" + text(random, 6));
        }
        return other;
    }

    private static String pick(Random random, String... any) { return any[random.nextInt(any.length)]; }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    /** Bytes that are no UTF-8. */
    private static String noise(Random random, int length) {
        StringBuilder noise = new StringBuilder("\u00ff");
        for (int i = 1; i < length; i++) {
            noise.append((char) random.nextInt(256));
        }
        return noise.toString();
    }
}
