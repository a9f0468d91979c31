package id.bilik.queueserver.lab.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** From the press of *call next* to the last byte of the call on every board, one of which does not read. */
final class BoardBench {
    private static final String LIVE = TicketBench.BRANCH + "/board/live";

    /** @param p50 over boards and calls, milliseconds; likewise the others */
    record Figures(int boards, int calls, double p50, double p95, double max) {
        static Figures of(int boards, int calls, Histogram micros) {
            return new Figures(boards, calls, micros.getValueAtPercentile(50) / 1000.0,
                    micros.getValueAtPercentile(95) / 1000.0, micros.getMaxValue() / 1000.0);
        }
    }

    private BoardBench() {}

    static Figures measure(BilikProcess branch, int boards, int calls) throws IOException {
        try (Screens screens = new Screens(); LeanClient officer = LeanClient.connect(branch.port())) {
            for (int i = 1; i < boards; i++) {
                screens.open(branch.port(), LIVE);
            }
            screens.openStalled(branch.port(), LIVE);
            officer.send("POST", TicketBench.BRANCH + "/groups/g1/sign-on", "{\"officer\":\"bench\"}");
            for (int i = 0; i < calls; i++) {
                // the newest call stands first, and every call has its own announcement
                screens.expect("\"calls\":[{\"ticket\":\"" + nextTicket(officer));
                LeanClient.Answer call = officer.send("POST", TicketBench.BRANCH + "/groups/g1/call-next", "");
                if (call.status() != 200 || !screens.await()) {
                    throw new IOException("a call did not reach every board: " + call.body());
                }
                officer.send("POST", TicketBench.BRANCH + "/booths/" + call.text("booth") + "/no-show", "");
                // the frame of this press must not be taken for part of the next call
                pause();
            }
            return Figures.of(boards, calls, screens.micros());
        }
    }

    /** The limit: the same number of bytes written to as many sockets by nothing but a loop. */
    static Figures bare(int boards, int calls, int bytes) throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(BilikProcess.loopback(0), boards + 1);
            List<OutputStream> outputs = new ArrayList<>();
            try (Screens screens = new Screens()) {
                for (int i = 0; i < boards; i++) {
                    screens.open(server.getLocalPort(), LIVE);
                    Socket accepted = server.accept();
                    accepted.setTcpNoDelay(true);
                    new BufferedInputStream(accepted.getInputStream()).read();
                    outputs.add(accepted.getOutputStream());
                }
                for (int i = 0; i < calls; i++) {
                    String mark = "call " + i + ".";
                    byte[] frame = ("data: " + "x".repeat(bytes) + mark + "\n\n").getBytes(StandardCharsets.US_ASCII);
                    screens.expect(mark);
                    for (OutputStream output : outputs) {
                        output.write(frame);
                    }
                    if (!screens.await()) {
                        throw new IOException("a frame did not reach every board");
                    }
                    pause();
                }
                return Figures.of(boards, calls, screens.micros());
            }
        }
    }

    /** How many bytes a board's frame has. */
    static int frameBytes(BilikProcess branch) throws IOException {
        try (LeanClient client = LeanClient.connect(branch.port())) {
            return client.send("GET", TicketBench.BRANCH + "/board", "").body().length();
        }
    }

    private static String nextTicket(LeanClient officer) throws IOException {
        String view = officer.send("GET", TicketBench.BRANCH + "/groups/g1", "").body();
        int at = view.indexOf("\"next\":[{\"ticket\":\"") + 19;
        return view.substring(at, view.indexOf('"', at));
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
