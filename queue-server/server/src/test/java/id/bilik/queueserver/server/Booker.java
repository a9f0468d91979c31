package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One person after the other who books at a server that may be killed at any time, and repeats each request until it is
 * answered, as a page does.
 */
final class Booker implements Runnable {
    private static final long RETRY_NANOS = 20_000_000;
    private static final int TAKEN = 409;

    private final Client client;
    private final int number;
    private final List<Slot> slots;
    private final SplittableRandom chance;
    private final List<Settled> settled = new CopyOnWriteArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean closing;
    private volatile boolean abandoned;

    /** @param today whether whoever books it may check in at once, and else may move it */
    record Slot(String at, boolean today) {}

    /** A booking that nothing more is done with, as it was answered last. */
    record Settled(String wish, String booking, String secret, String nik, String at, String state) {
        /** How its holder sees it. */
        Answer look(Client client) {
            return client.told(client.anonymous().request(BRANCH + "/bookings/" + booking)
                    .header("Authorization", "Booking " + secret).GET().build());
        }
    }

    /** @param number of this booker, 0 to 9; its people are its own */
    Booker(URI address, int number, List<Slot> slots) {
        this.client = new Client(address, Duration.ofSeconds(5));
        this.number = number;
        this.slots = slots;
        this.chance = new SplittableRandom(number);
    }

    List<Settled> settled() { return settled; }

    int answers() { return answers.get(); }

    /** Ends with the booking that it is at. */
    void stop() { closing = true; }

    /** Ends at once, as nobody answers any more. */
    void abandon() {
        closing = true;
        abandoned = true;
    }

    @Override
    public void run() {
        int person = 1;
        while (!closing) {
            if (book("3375%02d250790%04d".formatted(number + 1, person))) {
                person++;
            }
        }
    }

    /** One person's booking to its end; false where there was no place. */
    private boolean book(String nik) {
        Slot slot = slots.get(chance.nextInt(slots.size()));
        String wish = """
                {"requestId":"%s","service":"jht","at":"%s","person":{"nik":"%s","name":"Sari Dewi"}}"""
                .formatted(UUID.randomUUID(), slot.at, nik);
        Answer held = send("POST", "", null, wish);
        if (held.status() == TAKEN) {
            return false;
        }
        String id = held.field("booking");
        String secret = held.field("secret");
        Slot last = slot;
        String state = "held";
        if (chance.nextInt(5) > 0) {
            send("POST", id + "/confirm", secret, "");
            state = "confirmed";
            switch (chance.nextInt(4)) {
                case 0, 1 -> {
                    send("DELETE", id, secret, "");
                    state = "cancelled";
                }
                case 2 -> {
                    if (slot.today) {
                        send("POST", id + "/check-in", secret, "");
                        state = "checkedIn";
                    } else {
                        Slot other = slots.get(chance.nextInt(slots.size()));
                        Answer moved = send("POST", id + "/reschedule", secret, "{\"at\":\"" + other.at + "\"}");
                        last = moved.status() == TAKEN ? slot : other;
                    }
                }
                default -> {
                }
            }
        }
        settled.add(new Settled(wish, id, secret, nik, last.at, state));
        return true;
    }

    /** Asks until it is answered. */
    private Answer send(String method, String path, @Nullable String secret, String body) {
        HttpRequest.Builder request = client.request(BRANCH + "/bookings" + (path.isEmpty() ? "" : "/" + path))
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        if (secret != null) {
            request.header("Authorization", "Booking " + secret);
        }
        while (!abandoned) {
            try {
                Answer answer = client.ask(request.build());
                if (answer.status() < 500) {
                    answers.incrementAndGet();
                    if (answer.status() >= 300 && answer.status() != TAKEN) {
                        throw new AssertionError(method + " " + path + ": " + answer.status() + " " + answer.text());
                    }
                    return answer;
                }
            } catch (IOException dead) {
                // and soon alive
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
        throw new AssertionError(method + " " + path + " was never answered");
    }
}
