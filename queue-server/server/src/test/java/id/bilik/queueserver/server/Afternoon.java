package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A branch later in its day, by an ended visit of each kind and what surrounds one: thanks, a hold, an absence, a request of
 * the officer, a pause, a slip that was not printed. Its pages, by a name for each state.
 */
public final class Afternoon {
    private static final String SERVICES = "jht jht jht jht jht jht jkk jp info jkm kolektif jht";

    private final Client client;
    private final Map<String, String> pages = new LinkedHashMap<>();
    /** Paths of the phones by ticket, in the order of issue. */
    private final Map<String, String> phones = new LinkedHashMap<>();

    private Afternoon(Client client) { this.client = client; }

    /** Plays the afternoon, and answers with the paths of its pages. */
    public static Map<String, String> begin(Client client) {
        Afternoon afternoon = new Afternoon(client);
        for (String service : SERVICES.split(" ", -1)) {
            afternoon.issue(service, "none");
        }
        String elderly = afternoon.issue("jht", "elderly");
        client.post(BRANCH + "/tickets/" + elderly + "/printed", "{\"outcome\":\"failed\",\"reason\":\"paper-out\"}")
                .expect(200);
        afternoon.visits();
        afternoon.waiting();
        afternoon.pause();
        return afternoon.pages;
    }

    /** Calls as many as there are booths before any of them ends: a booth that falls free would be called to first. */
    private void visits() {
        client.signOn("g1");
        Answer thanked = client.callNext("g1").expect(200);
        Answer held = client.callNext("g1").expect(200);
        Answer absent = client.callNext("g1").expect(200);
        Answer asked = client.callNext("g1").expect(200);
        Answer moved = client.callNext("g1").expect(200);
        client.callNext("g1").expect(200);

        inBooth(thanked, "arrive");
        inBooth(thanked, "complete");
        show("booth-thanks", "phone-completed", thanked);
        inBooth(held, "arrive");
        inBooth(held, "hold");
        show("booth-held", "phone-held", held);
        inBooth(absent, "no-show");
        show("booth-after-no-show", "phone-no-show", absent);
        inBooth(asked, "arrive");
        client.post(BRANCH + "/booths/" + asked.field("booth") + "/needs-officer", "{\"why\":\"help\"}").expect(200);
        String ticket = BRANCH + "/tickets/" + asked.field("ticket");
        for (String seen : new String[]{"kpj", "ktp", "kk"}) {
            client.put(ticket + "/documents/" + seen, "{\"ticked\":true}").expect(200);
        }
        client.put(ticket + "/note", "{\"text\":\"Nama di buku tabungan berbeda satu huruf dari KTP.\"}").expect(200);
        client.post(BRANCH + "/booths/" + asked.field("booth") + "/prompt",
                "{\"prompt\":\"show\",\"document\":\"buku-tabungan\"}").expect(200);
        show("booth-asked", "phone-serving", asked);
        inBooth(moved, "arrive");
        client.post(BRANCH + "/booths/" + moved.field("booth") + "/transfer", "{\"service\":\"jp\"}").expect(200);
        pages.put("booth-moved", booth(moved));
        pages.put("officer-busy", "/officer/pekalongan/g1");
        pages.put("staff-busy", "/staff/pekalongan");
    }

    /** Phones of those who wait, left, or come back later. */
    private void waiting() {
        var waiting = phones.keySet().stream().filter(ticket -> client.stageOf(ticket).equals("waiting")).toList();
        pages.put("phone-soon", phone(waiting.getFirst()));
        client.post("/api" + phone(waiting.get(1)) + "/defer", "{\"minutes\":20}").expect(200);
        pages.put("phone-deferred", phone(waiting.get(1)));
        client.delete("/api" + phone(waiting.get(2)));
        pages.put("phone-abandoned", phone(waiting.get(2)));
        pages.put("phone-unknown", "/follow/there-is-no-such-secret");
    }

    private void pause() {
        client.signOn("g2");
        client.post(BRANCH + "/groups/g2/pause", "{\"reason\":\"Salat\",\"minutes\":15}").expect(200);
        pages.put("officer-paused", "/officer/pekalongan/g2");
        pages.put("booth-paused", "/booth/pekalongan/7");
    }

    private String issue(String service, String priority) {
        Answer issued = client.post(BRANCH + "/tickets", "{\"requestId\":\"%s\",\"service\":\"%s\",\"priority\":\"%s\"}"
                .formatted(UUID.randomUUID(), service, priority)).expect(201);
        phones.put(issued.field("ticket"), URI.create(issued.field("followUrl")).getPath());
        return issued.field("ticket");
    }

    private void inBooth(Answer call, String action) { client.inBooth(call.field("booth"), action).expect(200); }

    private void show(String boothName, String phoneName, Answer call) {
        pages.put(boothName, booth(call));
        pages.put(phoneName, phone(call.field("ticket")));
    }

    private String phone(String ticket) { return String.valueOf(phones.get(ticket)); }

    private static String booth(Answer call) { return "/booth/pekalongan/" + call.field("booth"); }
}
