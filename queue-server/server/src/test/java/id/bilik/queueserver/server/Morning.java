package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A branch in the middle of its morning: people wait for every service, and group g1 has a visit in each stage in its
 * booths. Its pages, by a name for each screen and state.
 */
public final class Morning {
    private Morning() {}

    /** Stands still, so that nobody becomes a no-show while the pages are looked at, however slow the machine. */
    public static SettableClock clock() {
        return SettableClock.at("2026-03-10T09:40:00", "Asia/Jakarta");
    }

    /** Plays the morning, and answers with the paths of all pages. */
    public static Map<String, String> begin(Client client) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("index", "/");
        pages.put("docs", "/docs");
        pages.put("components", "/components");
        pages.put("board", "/board/pekalongan");
        pages.put("board-hall", "/board/pekalongan?groups=g1");
        String first = null;
        for (String service : "jht jht jht jht jht jht jkk jkm jp info kolektif jht jht info".split(" ", -1)) {
            String follow = client.issue(UUID.randomUUID(), service).expect(201).field("followUrl");
            if (first == null) {
                first = follow;
            }
            pages.put("phone-waiting", path(follow));
        }
        client.signOn("g1");
        pages.put("phone-called", path(String.valueOf(first)));
        pages.put("booth-called", booth(call(client)));
        String recalled = call(client);
        client.inBooth(recalled, "recall").expect(200);
        pages.put("booth-recalled", booth(recalled));
        String seated = call(client);
        client.inBooth(seated, "arrive").expect(200);
        pages.put("booth-officer", booth(seated));
        String self = call(client);
        client.inBooth(self, "arrive").expect(200);
        client.inBooth(self, "self-working").expect(200);
        pages.put("booth-self-working", booth(self));
        String held = call(client);
        client.inBooth(held, "arrive").expect(200);
        client.inBooth(held, "hold").expect(200);
        pages.put("booth-free", booth(held));
        pages.put("booth-off-duty", "/booth/pekalongan/12");
        pages.put("officer", "/officer/pekalongan/g1");
        pages.put("officer-off-duty", "/officer/pekalongan/g2");
        pages.put("staff", "/staff/pekalongan");
        pages.put("surge", "/surge/pekalongan");
        for (String part : "services hours words rules".split(" ", -1)) {
            pages.put("settings-" + part, "/settings/pekalongan#" + part);
        }
        for (String step : "branch services groups hours accounts kiosk screens trial".split(" ", -1)) {
            pages.put("first-steps-" + step, "/first-steps/pekalongan#" + step);
        }
        pages.put("technician", "/technician/pekalongan");
        pages.put("access", "/access");
        pages.put("my sign-in", "/my-sign-in");
        pages.put("audit", "/audit/pekalongan");
        pages.put("privacy", "/privacy/pekalongan");
        pages.put("training", "/training/pekalongan");
        client.post("/api/breaches", """
                {"noticedAt":"2026-03-10T07:00:00+07:00","what":"Komputer bilik 3 hilang","concerned":"nama petugas",
                 "people":6,"measures":"kunci dicabut"}""").expect(201);
        pages.put("book", "/book/pekalongan");
        client.post(BRANCH + "/draws", """
                {"date":"2026-03-13","until":"2026-03-12T15:00:00+07:00"}""").expect(201);
        pages.put("draws", "/draws/pekalongan");
        String company = client.post(BRANCH + "/companies", """
                {"requestId":"9f0b6a52-3c1f-4f5e-8a55-0d3c6a1f7b10","company":"PT Tekstil Maju","representative":"Budi",
                 "attorney":"SK-12","attorneyDate":"2026-03-01","workforce":10,"laidOff":3,
                 "laidOffOn":"2026-02-28"}""").expect(201).field("url");
        pages.put("companies", "/companies/pekalongan");
        pages.put("company", path(company) + "#" + URI.create(company).getFragment());
        pages.put("sign-in", "/sign-in");
        pages.put("join", "/join");
        pages.put("lost", "/bord/pekalongan");
        pages.put("pair", "/pair");
        client.put(BRANCH + "/devices/kiosk-1", """
                {"version":"0.1.0","clock":"2026-03-10T09:40:00+07:00","printer":"paper-near-end","slipsLeft":38,
                 "slipsPerRoll":600,"temperature":81.4,"throttled":["under-voltage"],"stuckButtons":["2"]}""")
                .expect(200);
        client.put(BRANCH + "/message", "{\"text\":\"Layanan JKM dipindahkan ke bilik 9 sampai pukul 15.00.\"}")
                .expect(200);
        return pages;
    }

    /** Somebody at home has checked in and waits, in a branch of {@link Homes#early}; the path of their page. */
    public static String waitAtHome(Client client) {
        JsonNode held = client.post(BRANCH + "/bookings", """
                {"requestId":"%s","service":"jht","at":"2026-03-10T11:00:00+07:00","place":"home",
                 "person":{"nik":"3375012507900001","name":"Sari Dewi"}}""".formatted(UUID.randomUUID())).expect(201)
                .json();
        String booking = BRANCH + "/bookings/" + held.get("booking").asText();
        client.post(booking + "/confirm", "").expect(200);
        client.post(booking + "/check-in", "").expect(200);
        return "/home/pekalongan#" + held.get("booking").asText() + "." + held.get("secret").asText();
    }

    /** Calls the next visit of g1; its booth. */
    public static String call(Client client) {
        return client.callNext("g1").expect(200).field("booth");
    }

    private static String booth(String booth) { return "/booth/pekalongan/" + booth; }

    private static String path(String address) { return URI.create(address).getPath(); }
}
