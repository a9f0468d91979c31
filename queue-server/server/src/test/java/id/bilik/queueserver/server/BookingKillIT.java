package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.queueserver.server.settings.PlanJson;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while people book, confirm, move, cancel and check in: whatever was answered is there afterwards with
 * its state, its secret and its person, and no slot is promised to more people than it had room for. {@code -Dkills=50} is
 * a longer trial.
 */
class BookingKillIT {
    private static final int BOOKERS = 6;
    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final int FEWEST_ANSWERS = 10;
    private static final int MOST_ANSWERS = 200;
    private static final int MORNING = 9;
    private static final int SLOTS_TODAY = 6;
    /** With so many of tomorrow there is room for a while. */
    private static final int SLOTS = 60;
    /** Slots within the hour or so, whose room changes by the minute. */
    private static final int SOON = 6;
    private static final int DATE = 10;
    /** The last bookings of each booker are looked at after a kill; all are at the end. */
    private static final int A_FEW = 5;

    @TempDir
    Path folder;

    @Test
    void bookings_that_were_answered_outlive_every_kill() throws Exception {
        SplittableRandom chance = new SplittableRandom(20261129);
        String plan = "plan=" + planForToday();
        String wishes = "bookings.wishes.per-address=1000000";
        ServerProcess server = ServerProcess.start(folder, plan, wishes, "bookings.proof.from=1000000");
        URI address = server.address();
        server.client().signOn("g1");
        server.client().signOn("g2");
        Map<Booker.Slot, Long> room = room(server.client());
        List<Booker> bookers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ends = new ArrayList<>();
            for (int number = 0; number < BOOKERS; number++) {
                Booker booker = new Booker(address, number, List.copyOf(room.keySet()));
                bookers.add(booker);
                ends.add(threads.submit(booker));
            }
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    int enough = count(bookers) + chance.nextInt(FEWEST_ANSWERS, MOST_ANSWERS);
                    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count(bookers) > enough);
                    // right after an answer, as nothing is more recent than that
                    for (int known = count(bookers); known == count(bookers)
                            && ends.stream().noneMatch(Future::isDone);) {
                        Thread.onSpinWait();
                    }
                    server.kill();
                    server = ServerProcess.start(folder, plan, wishes, "bookings.proof.from=1000000",
                            "port=" + address.getPort());
                    assertThere(server.client(), bookers.stream()
                            .flatMap(booker -> List.copyOf(booker.settled()).reversed().stream().limit(A_FEW))
                            .toList());
                }
                bookers.forEach(Booker::stop);
                for (Future<?> end : ends) {
                    end.get();
                }
                assertThere(server.client(), settled(bookers));
                assertNothingTwice(server.client(), room);
            } finally {
                bookers.forEach(Booker::abandon);
            }
        } finally {
            server.close();
        }
    }

    /** It is morning there, so that all of a test lies on one day, and whoever booked may come at once. */
    private Path planForToday() throws IOException {
        int offset = MORNING - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode plan = mapper.valueToTree(PlanJson.of(ShippedPlan.read()));
        plan.put("zone", ZoneOffset.ofHours(offset < -12 ? offset + 24 : offset).getId());
        plan.putObject("channels").putObject("booking").put("leadMinutes", 0).put("earlyMinutes", 240)
                .put("reopenFromMinutes", 0).put("reopenUntilMinutes", 0);
        return Files.write(folder.resolve("plan.json"), mapper.writeValueAsBytes(plan));
    }

    /** How many bookings some slots of today and of tomorrow have room for; those of today are too late to be released. */
    private static Map<Booker.Slot, Long> room(Client client) {
        JsonNode slots = client.get(BRANCH + "/slots?service=jht&days=2").expect(200).json().get("slots");
        String today = slots.get(0).get("at").asText().substring(0, DATE);
        Map<Booker.Slot, Long> room = new LinkedHashMap<>();
        int first = 0;
        for (JsonNode slot : slots) {
            Booker.Slot each = new Booker.Slot(slot.get("at").asText(), slot.get("at").asText().startsWith(today));
            if (each.today() ? first++ >= SOON && first <= SOON + SLOTS_TODAY : room.size() < SLOTS) {
                room.put(each, slot.get("free").asLong());
            }
        }
        return room;
    }

    private static int count(List<Booker> bookers) { return bookers.stream().mapToInt(Booker::answers).sum(); }

    private static List<Booker.Settled> settled(List<Booker> bookers) {
        return bookers.stream().flatMap(booker -> booker.settled().stream()).toList();
    }

    private static void assertThere(Client staff, List<Booker.Settled> bookings) throws Exception {
        AllAtOnce.run(BOOKERS, number -> {
            for (int i = number; i < bookings.size(); i += BOOKERS) {
                assertThere(staff, bookings.get(i));
            }
            return number;
        });
    }

    private static void assertThere(Client staff, Booker.Settled settled) {
        JsonNode seen = settled.look(staff).expect(200).json();
        assertThat(seen.get("state").asText()).as(settled.booking()).isEqualTo(settled.state());
        assertThat(seen.get("at").asText()).as(settled.booking()).isEqualTo(settled.at());
        Answer again = staff.anonymous().post(BRANCH + "/bookings", settled.wish()).expect(200);
        assertThat(again.field("booking") + again.field("secret")).isEqualTo(settled.booking() + settled.secret());
        JsonNode known = staff.get(BRANCH + "/bookings/" + settled.booking()).expect(200).json();
        if (settled.state().equals("cancelled")) {
            assertThat(known.has("person")).as("a person of %s", settled.booking()).isFalse();
        } else {
            assertThat(known.at("/person/nik").asText()).as("person of %s", settled.booking())
                    .isEqualTo(settled.nik());
        }
    }

    /** No request made two bookings, nobody checked in twice, and no slot has more promises than it had room for. */
    private static void assertNothingTwice(Client staff, Map<Booker.Slot, Long> room) {
        Set<String> requests = new HashSet<>();
        Set<String> arrived = new HashSet<>();
        Map<String, OffsetDateTime> promised = new HashMap<>();
        for (JsonNode event : staff.journal()) {
            String type = event.get("type").asText();
            if (!type.startsWith("Booking")) {
                continue;
            }
            String booking = event.get("booking").asText();
            switch (type) {
                case "BookingHeld" -> {
                    assertThat(requests.add(event.get("requestId").asText())).as("one booking a request").isTrue();
                    promised.put(booking, OffsetDateTime.parse(event.get("slot").asText()));
                }
                case "BookingRescheduled" -> promised.put(booking, OffsetDateTime.parse(event.get("slot").asText()));
                case "BookingCheckedIn" -> assertThat(arrived.add(booking)).as("%s comes once", booking).isTrue();
                case "BookingCancelled" -> promised.remove(booking);
                default -> {
                }
            }
        }
        assertThat(arrived).isNotEmpty();
        room.forEach((slot, places) -> assertThat(promised.values().stream()
                .filter(each -> each.isEqual(OffsetDateTime.parse(slot.at()))).count()).as("promises at %s", slot)
                .isLessThanOrEqualTo(places));
    }
}
