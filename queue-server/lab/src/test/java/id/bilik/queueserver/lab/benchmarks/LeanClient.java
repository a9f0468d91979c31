package id.bilik.queueserver.lab.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * HTTP/1.1 over one kept connection with as little work as possible: on two cores the client shares the machine with the
 * server that it measures.
 */
final class LeanClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;

    record Answer(int status, String body) {
        /** The text of a field of the top level, as the server writes it. */
        String text(String field) {
            int at = body.indexOf("\"" + field + "\":\"") + field.length() + 4;
            return body.substring(at, body.indexOf('"', at));
        }
    }

    private LeanClient(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        this.output = socket.getOutputStream();
    }

    static LeanClient connect(int port) throws IOException { return new LeanClient(BilikProcess.connect(port)); }

    /** @param from address of this machine from which it asks */
    static LeanClient connect(String from, int port) throws IOException {
        return new LeanClient(BilikProcess.connect(from, port));
    }

    Answer send(String method, String path, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + BilikProcess.KEY
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + bytes.length + "\r\n\r\n";
        byte[] request = (head + body).getBytes(StandardCharsets.UTF_8);
        output.write(request);
        String status = line();
        if (!status.startsWith("HTTP/1.1 ")) {
            throw new ProtocolException("this is no answer by HTTP: " + status);
        }
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            }
        }
        String answer = chunked ? chunks() : new String(input.readNBytes(Math.max(0, length)), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(status.substring(9, 12)), answer);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(new String(input.readNBytes(size), StandardCharsets.UTF_8));
            line();
        }
        line();
        return body.toString();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = input.read(); read != '\n'; read = input.read()) {
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException { socket.close(); }
}
