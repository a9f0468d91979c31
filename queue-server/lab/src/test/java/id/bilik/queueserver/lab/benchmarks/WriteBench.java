package id.bilik.queueserver.lab.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What the visits of a quiet branch write, one command at a time: each is a write and a force of its own. */
final class WriteBench {
    private static final String GROUP = TicketBench.BRANCH + "/groups/g1";
    private static final List<String> IN_THE_BOOTH = List.of("arrive", "self-working", "needs-officer", "complete");

    /**
     * What one run gave.
     *
     * @param events of a visit, on average
     * @param bytes that an event adds to the journal's files
     * @param pages bytes of an event that the system wrote to the disk: it writes pages of 4 KiB
     * @param rests bytes of a visit in a file as it is written
     * @param archived bytes of a visit in a file that is compressed
     */
    record Figures(double events, double bytes, double pages, double rests, double archived) {}

    private WriteBench() {}

    static Figures measure(BilikProcess branch, Path data, int visits) throws IOException {
        try (LeanClient client = LeanClient.connect(branch.port())) {
            client.send("POST", GROUP + "/sign-on", "{\"officer\":\"Sari\"}");
            long events = last(client);
            long bytes = size(data);
            long pages = branch.writtenToDisk();
            for (int i = 0; i < visits; i++) {
                visit(client);
            }
            events = last(client) - events;
            bytes = size(data) - bytes;
            pages = branch.writtenToDisk() - pages;
            return new Figures((double) events / visits, (double) bytes / events, (double) pages / events,
                    (double) bytes / visits, compressed(data) * ((double) bytes / size(data)) / visits);
        }
    }

    private static void visit(LeanClient client) throws IOException {
        String ticket = client.send("POST", TicketBench.BRANCH + "/tickets", "{\"requestId\":\"" + UUID.randomUUID()
                + "\",\"service\":\"jht\"}").text("ticket");
        client.send("POST", TicketBench.BRANCH + "/tickets/" + ticket + "/printed", "{\"outcome\":\"printed\"}");
        String booth = client.send("POST", GROUP + "/call-next", "{}").text("booth");
        for (String act : IN_THE_BOOTH) {
            client.send("POST", TicketBench.BRANCH + "/booths/" + booth + "/" + act, "{}");
        }
    }

    private static long last(LeanClient client) throws IOException {
        String journal = client.send("GET", TicketBench.BRANCH + "/journal?after=1000000000", "").body();
        return Long.parseLong(journal.replaceAll(".*\"last\":(\\d+).*", "$1"));
    }

    private static List<Path> files(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    private static long size(Path data) throws IOException {
        long bytes = 0;
        for (Path file : files(data)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static long compressed(Path data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Path file : files(data)) {
            try (GZIPOutputStream archive = new GZIPOutputStream(bytes)) {
                Files.copy(file, archive);
            }
        }
        return bytes.size();
    }
}
