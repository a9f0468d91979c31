package id.bilik.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.process.json.StrictJson;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The little of a queue-server that a kiosk talks to, on a real socket, able to misbehave. */
final class StandInServer implements AutoCloseable {

    private static final String PLAN = """
            {"branch":"pekalongan","name":"Kantor Cabang Pekalongan","zone":"Asia/Jakarta","languages":["id","en"],
             "open":OPEN,"day":{"open":true,"ticketing":TICKETING,"opensAt":"08:00","closesAt":"15:00"},"sequence":7,
             "services":[
              {"id":"jht","icon":"savings","letter":"A","names":{"id":"Klaim JHT","en":"JHT claim"},"expectedSeconds":360,
               "documents":[
                {"id":"ktp","text":{"id":"e-KTP","en":"Identity card (e-KTP)"},"required":true},
                {"id":"kk","text":{"id":"Kartu Keluarga","en":"Family card"},"required":true},
                {"id":"npwp","text":{"id":"NPWP, jika saldo lebih dari 50 juta rupiah","en":"Tax number"},"required":false}]},
              {"id":"jkk","icon":"accident","letter":"B","names":{"id":"Kecelakaan kerja (JKK)","en":"Work accident (JKK)"}},
              {"id":"jkm","icon":"death","letter":"C","names":{"id":"Kematian (JKM)","en":"Death (JKM)"}},
              {"id":"jp","icon":"pension","letter":"D","names":{"id":"Pensiun (JP)","en":"Pension (JP)"}},
              {"id":"info","icon":"information","letter":"E","names":{"id":"Kepesertaan dan informasi","en":"Membership and information"}},
              {"id":"kolektif","icon":"company","letter":"K","names":{"id":"Kolektif (perusahaan)","en":"Collective (companies)"}}],
             "waiting":[
              {"service":"jht","count":7,"wait":{"lowSeconds":720,"likelySeconds":900,"highSeconds":1150}},
              {"service":"jkk","count":9,"wait":{"lowSeconds":2700,"likelySeconds":4000,"highSeconds":7300}},
              {"service":"jkm","count":0,"wait":{"lowSeconds":0,"likelySeconds":0,"highSeconds":60}},
              {"service":"jp","count":0,"wait":{"lowSeconds":0,"likelySeconds":200,"highSeconds":400}},
              {"service":"info","count":3,"wait":{"lowSeconds":720,"likelySeconds":900,"highSeconds":1150}},
              {"service":"kolektif","count":1,"unserved":{"begun":false}}],
             "priorities":["none","elderly","disabled","pregnant","with-child","disaster"],
             "aFieldOfTomorrow":{"x":1}}""";

    private final Map<String, String> byRequest = new LinkedHashMap<>();
    final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    final List<String> reports = new CopyOnWriteArrayList<>();
    final AtomicInteger issued = new AtomicInteger();
    final AtomicInteger answersToLose = new AtomicInteger();
    /** Answers of the follow page by secret, as JSON. */
    final Map<String, String> followed = new ConcurrentHashMap<>();
    /** Why nobody can check in, by the branch's name for it; empty where they can. */
    volatile String noCheckIn = "";
    /** The view of the booking, as JSON. */
    volatile String booking = "";
    final AtomicInteger checkIns = new AtomicInteger();
    /** The branch's picture as PNG; empty for one that can't be had. */
    volatile byte[] picture = {};
    final AtomicInteger pictureAsked = new AtomicInteger();
    volatile boolean open = true;
    volatile boolean ticketing = true;
    /** What becomes of the plan before it is sent. */
    volatile UnaryOperator<String> planChange = plan -> plan;
    volatile boolean refuseReports;
    /** Whether it is of before {@code unconfirmed}: then it refuses the word, as such a server does. */
    volatile boolean older;
    /** What a technician asks for next; each goes out once. */
    final Queue<String> actions = new ConcurrentLinkedQueue<>();
    /** What the kiosk says that came of them. */
    final List<String> done = new CopyOnWriteArrayList<>();
    /** Whether kiosks get numbers of the service info that they may give while the server is away. */
    volatile boolean reserves;
    /** Which they are, as JSON. */
    volatile String reserved = "{\"ticket\":\"E901\"},{\"ticket\":\"E902\"}";
    /** The same of other services, by their id. */
    final Map<String, String> reservedOfOthers = new ConcurrentHashMap<>();
    /** Leases that were asked for, and reserved tickets that were handed over, in their order. */
    final List<String> reservations = new CopyOnWriteArrayList<>();
    /** Those that were handed over, with what became of their slips and the language of these. */
    final List<String> handedOver = new CopyOnWriteArrayList<>();
    /** What an answer says of {@code servedToday}, as JSON; empty for a server that says nothing. */
    volatile String servedToday = "";
    /** The same of {@code unserved}, which then stands in place of the wait. */
    volatile String unserved = "";
    /** Seconds that a ticket with priority would wait without it: at least, and at most. */
    volatile long[] withoutPriority = {1_500, 2_400};
    volatile long thinkMillis;
    private Javalin javalin;

    StandInServer() {
        javalin = create();
        javalin.start("127.0.0.1", 0);
    }

    URI address() { return URI.create("http://127.0.0.1:" + javalin.port()); }

    /** Goes away, and comes back on the same port with all it knew. */
    void away(Runnable meanwhile) {
        int port = javalin.port();
        javalin.stop();
        meanwhile.run();
        javalin = create();
        javalin.start("127.0.0.1", port);
    }

    @Override
    public void close() { javalin.stop(); }

    private Javalin create() {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/api/branches/pekalongan",
                    context -> context.result(planChange.apply(PLAN.replace("OPEN", Boolean.toString(open))
                            .replace("TICKETING", Boolean.toString(ticketing))))
                            .contentType("application/json"));
            config.routes.get("/api/branches/pekalongan/pictures/{picture}", context -> {
                pictureAsked.incrementAndGet();
                context.status(picture.length == 0 ? 404 : 200).contentType("image/png").result(picture);
            });
            config.routes.get("/api/follow/{secret}", context -> context.status(
                    followed.containsKey(context.pathParam("secret")) ? 200 : 404).contentType("application/json")
                    .result(followed.getOrDefault(context.pathParam("secret"), "{\"title\":\"not a ticket\"}")));
            config.routes.post("/api/follow/{secret}/return", context -> {
                followed.computeIfPresent(context.pathParam("secret"),
                        (secret, visit) -> visit.replace("\"fetching\"", "\"waiting\"").replaceAll(
                                "\"missing\":\\[.*?]", "\"missing\":[]"));
                context.contentType("application/json")
                        .result(followed.getOrDefault(context.pathParam("secret"), "{}"));
            });
            config.routes.post("/api/branches/pekalongan/tickets", this::issue);
            config.routes.post("/api/branches/pekalongan/bookings/{booking}/check-in", this::checkIn);
            config.routes.get("/api/branches/pekalongan/bookings/{booking}", context -> {
                context.status(isItsSecret(context) ? 200 : 404).contentType("application/json").result(booking);
            });
            config.routes.post("/api/branches/pekalongan/tickets/{ticket}/printed", this::printed);
            config.routes.post("/api/branches/pekalongan/kiosks/{kiosk}/leases", this::lease);
            config.routes.put("/api/branches/pekalongan/devices/{device}", this::device);
            config.routes.post("/api/branches/pekalongan/reserved-tickets", context -> {
                JsonNode body = StrictJson.mapper().readTree(context.body());
                if (isRefusedWord(context, body)) {
                    return;
                }
                reservations.add(body.path("ticket").asText());
                handedOver.add(body.path("ticket").asText() + " " + body.path("outcome").asText() + " "
                        + body.path("language").asText());
                context.json(Map.of());
            });
        });
    }

    private synchronized void issue(Context context) throws Exception {
        JsonNode body = StrictJson.mapper().readTree(context.body());
        asked.add(body);
        Thread.sleep(thinkMillis);
        if (body.path("service").asText().equals("nothing")) {
            context.status(404).json(Map.of("status", 404, "title", "There is no such service", "detail",
                    "nothing is no service")).contentType("application/problem+json");
            return;
        }
        if (!open) {
            context.status(409).json(Map.of("status", 409, "title", "The branch is closed", "refusal",
                    "BranchClosed")).contentType("application/problem+json");
            return;
        }
        String requestId = body.path("requestId").asText();
        boolean known = byRequest.containsKey(requestId);
        String number = byRequest.computeIfAbsent(requestId, id -> "A%03d".formatted(issued.incrementAndGet()));
        if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            context.res().setContentLength(1_000); // promises more than it sends: the answer is lost on the way
            context.res().getOutputStream().write('{');
            context.res().flushBuffer();
            throw new IOException("the line is cut");
        }
        ObjectNode answer = StrictJson.mapper().createObjectNode().put("ticket", number).put("service",
                body.path("service").asText()).put("issuedAt", "2026-03-02T08:15:00+07:00").put("ahead", 7)
                .put("followUrl", "https://antre.example.id/follow/" + number + "-Jm9xWb3tQk2LpVy7")
                .put("aFieldOfTomorrow", true);
        if (unserved.isEmpty()) {
            answer.putObject("wait").put("lowSeconds", 720).put("likelySeconds", 900).put("highSeconds", 1_150);
            if (!body.path("priority").asText().equals("none")) {
                answer.putObject("waitWithoutPriority").put("lowSeconds", withoutPriority[0]).put("highSeconds",
                        withoutPriority[1]);
            }
        } else {
            answer.set("unserved", StrictJson.mapper().readTree(unserved));
        }
        if (!servedToday.isEmpty()) {
            answer.set("servedToday", StrictJson.mapper().readTree(servedToday));
        }
        context.status(known ? 200 : 201).result(answer.toString()).contentType("application/json");
    }

    private void checkIn(Context context) throws Exception {
        checkIns.incrementAndGet();
        if (!isItsSecret(context)) {
            context.status(404).json(Map.of("status", 404, "title", "Not Found"));
            return;
        }
        if (!noCheckIn.isEmpty()) {
            context.status(409).json(Map.of("status", 409, "title", "Conflict", "refusal", noCheckIn))
                    .contentType("application/problem+json");
            return;
        }
        ObjectNode answer = StrictJson.mapper().createObjectNode().put("ticket", "A031").put("service", "jht")
                .put("issuedAt", "2026-03-02T08:15:00+07:00").put("ahead", 2)
                .put("appointment", "2026-03-02T08:30:00+07:00")
                .put("requestId", "5f0e6c1a-0000-4000-8000-000000000031")
                .put("followUrl", "https://antre.example.id/follow/A031-Jm9xWb3tQk2LpVy7");
        answer.putObject("wait").put("lowSeconds", 720).put("likelySeconds", 900).put("highSeconds", 1_150);
        context.result(answer.toString()).contentType("application/json");
    }

    /** The secret of the booking is asked for, and no key of the kiosk. */
    private static boolean isItsSecret(Context context) {
        return "Booking its-Own_secret7".equals(context.header("Authorization"));
    }

    private void lease(Context context) {
        reservations.add("lease");
        Map<String, String> leases = new LinkedHashMap<>(reservedOfOthers);
        if (reserves) {
            leases.put("info", reserved);
        }
        context.contentType("application/json").result(leases.entrySet().stream().map(lease -> """
                {"service":"SERVICE","date":"2026-03-02","opensAt":"2026-03-02T08:00:00+07:00",
                 "closesAt":"2026-03-02T15:00:00+07:00","numbers":[RESERVED]}""".replace("SERVICE", lease.getKey())
                .replace("RESERVED", lease.getValue())).collect(Collectors.joining(",", "{\"leases\":[", "]}")));
    }

    private void device(Context context) throws Exception {
        StrictJson.mapper().readTree(context.body()).path("done")
                .forEach(each -> done.add(each.path("detail").asText()));
        ObjectNode answer = StrictJson.mapper().createObjectNode().put("reportAgainSeconds", 1);
        String action = actions.poll();
        if (action != null) {
            answer.putArray("actions").addObject().put("id", "1").put("action", action);
        }
        context.contentType("application/json").result(answer.toString());
    }

    private void printed(Context context) throws Exception {
        if (refuseReports) {
            context.status(503);
            return;
        }
        JsonNode body = StrictJson.mapper().readTree(context.body());
        if (isRefusedWord(context, body)) {
            return;
        }
        reports.add(context.pathParam("ticket") + " " + body.path("outcome").asText()
                + (body.has("reason") ? " " + body.path("reason").asText() : ""));
        context.json(Map.of());
    }

    private boolean isRefusedWord(Context context, JsonNode body) {
        boolean refused = older && body.path("outcome").asText().equals("unconfirmed");
        if (refused) {
            context.status(400).json(Map.of("status", 400, "title", "Bad Request", "detail",
                    "The field outcome must be printed or failed, not unconfirmed."))
                    .contentType("application/problem+json");
        }
        return refused;
    }
}
