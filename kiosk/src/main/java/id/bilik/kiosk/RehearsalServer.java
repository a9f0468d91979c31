package id.bilik.kiosk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The little of a queue-server that a rehearsal needs, of plain sockets: one plan and one ticket, so that the way of a
 * ticket is walked to its end. Anything else is not found.
 */
final class RehearsalServer implements AutoCloseable {

    private static final String PLAN = """
            {"branch":"pekalongan","name":"Rehearsal","zone":"Asia/Jakarta","languages":["id","en"],"open":true,
             "now":"2026-03-02T08:15:00+07:00","day":{"open":true,"ticketing":true,"opensAt":"08:00","closesAt":"15:00"},
             "services":[{"id":"jht","icon":"savings","letter":"A","names":{"id":"Klaim JHT","en":"JHT claim"},
               "documents":[{"id":"ktp","text":{"id":"e-KTP","en":"Identity card"},"required":true}]}],
             "waiting":[{"service":"jht","count":7,"wait":{"lowSeconds":720,"likelySeconds":900,"highSeconds":1150}}],
             "priorities":["none","elderly"]}""";
    private static final String TICKET = """
            {"ticket":"A001","service":"jht","issuedAt":"2026-03-02T08:15:00+07:00","ahead":7,
             "wait":{"lowSeconds":2700,"likelySeconds":4000,"highSeconds":7300},
             "followUrl":"https://127.0.0.1/follow/A001-rehearsal"}""";

    private final ServerSocket socket;

    RehearsalServer() throws IOException {
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("rehearsal-server").start(this::serve);
    }

    String address() { return "http://127.0.0.1:" + socket.getLocalPort(); }

    private void serve() {
        try {
            while (true) {
                Socket line = socket.accept();
                Thread.ofVirtual().name("rehearsal-line").start(() -> answerAll(line));
            }
        } catch (IOException closed) {
            // the rehearsal is over
        }
    }

    private static void answerAll(Socket line) {
        try (line;
                BufferedReader requests = new BufferedReader(
                        new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String request = requests.readLine(); request != null; request = requests.readLine()) {
                int length = 0;
                for (String head = requests.readLine(); head != null && !head.isEmpty(); head = requests.readLine()) {
                    if (head.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                        length = Integer.parseInt(head.substring(15).strip());
                    }
                }
                long _ = requests.skip(length);
                answer(line.getOutputStream(), request);
            }
        } catch (IOException hungUp) {
            // the kiosk is gone
        }
    }

    private static void answer(OutputStream line, String request) throws IOException {
        if (request.startsWith("GET /api/branches/pekalongan ")) {
            answer(line, "200 OK", PLAN);
        } else if (request.startsWith("POST /api/branches/pekalongan/tickets ")) {
            answer(line, "201 Created", TICKET); // with 200 it is one of before, which is offered and not printed
        } else {
            answer(line, "404 Not Found", "{}");
        }
    }

    private static void answer(OutputStream line, String status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        line.write(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        line.write(bytes);
        line.flush();
    }

    @Override
    public void close() throws IOException { socket.close(); }
}
