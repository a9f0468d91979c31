package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A day on which people typed twenty words that can be found again, and somebody came of each class of priority. */
public final class SeededDay {
    static final List<String> CLASSES = List.of("none", "elderly", "disabled", "pregnant", "with-child", "disaster");
    /** The words that name officers; they are purged after a year. */
    static final List<String> NAMES = List.of("Kataseruni", "Katamelati");

    private final Client client;
    private final List<String> typed = new ArrayList<>();
    private final List<String> unwritten = new ArrayList<>();

    private SeededDay(Client client) { this.client = client; }

    /** The words, but for the names and those that stand in memory only. */
    List<String> typed() {
        return List.copyOf(typed);
    }

    /** All twenty. */
    List<String> words() {
        List<String> all = new ArrayList<>(typed);
        all.addAll(unwritten);
        all.addAll(NAMES);
        return all;
    }

    /** Lets it happen now. */
    public static SeededDay play(Client client) {
        SeededDay day = new SeededDay(client);
        for (int i = 0; i < 3; i++) {
            client.put(BRANCH + "/message", "{\"text\":\"Mohon " + day.word() + "\"}").expect(200);
        }
        List<String> groups = List.of("g1", "g2");
        for (int i = 0; i < groups.size(); i++) {
            String group = BRANCH + "/groups/" + groups.get(i);
            client.post(group + "/sign-on", "{\"officer\":\"" + NAMES.get(i) + "\"}").expect(200);
            client.post(group + "/pause", "{\"reason\":\"" + day.word() + "\"}").expect(200);
            client.post(group + "/resume", "").expect(200);
        }
        for (String priority : CLASSES) {
            String ticket = client.post(BRANCH + "/tickets", "{\"requestId\":\"" + UUID.randomUUID()
                    + "\",\"service\":\"jht\",\"priority\":\"" + priority + "\"}").expect(201).field("ticket");
            if (!priority.equals("none") && !priority.equals("elderly") && !priority.equals("disaster")) {
                client.post(BRANCH + "/tickets/" + ticket + "/printed",
                        "{\"outcome\":\"failed\",\"reason\":\"" + day.word() + "\"}").expect(200);
            }
        }
        for (int i = 0; i < CLASSES.size() - 1; i++) {
            day.serve(i);
        }
        // and one is left waiting
        return day;
    }

    private void serve(int number) {
        Answer called = client.callNext("g1").expect(200);
        String booth = called.field("booth");
        client.inBooth(booth, "arrive").expect(200);
        if (number < 2) {
            String note = hidden();
            client.put(BRANCH + "/tickets/" + called.field("ticket") + "/note", "{\"text\":\"" + note + "\"}")
                    .expect(200);
        }
        if (number < 3) {
            client.post(BRANCH + "/booths/" + booth + "/hold", "{\"reason\":\"" + word() + "\"}").expect(200);
            client.inBooth(booth, "resume").expect(200);
        }
        client.post(BRANCH + "/booths/" + booth + "/complete", "{\"outcome\":\"" + word() + "\"}").expect(200);
    }

    private String word() {
        String word = "kata" + Long.toString(1_000_003L * (typed.size() + 17) % 60_466_176L, 36) + "rahasia";
        typed.add(word);
        return word;
    }

    private String hidden() {
        String word = "catatan" + (unwritten.size() + 1) + "rahasia";
        unwritten.add(word);
        return word;
    }
}
