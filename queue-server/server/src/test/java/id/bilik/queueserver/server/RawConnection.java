package id.bilik.queueserver.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection that says what it likes, reads when it likes, and is cut off at any moment. */
final class RawConnection implements AutoCloseable {
    private static final String KEY = "Authorization: Bearer " + TestServer.RUN.apiKey() + "\r\n";

    private final Socket socket = new Socket();
    private final StringBuilder heard = new StringBuilder();

    /** @param receiveBuffer bytes that the system takes in before anybody reads; 0 for its own choice */
    RawConnection(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(30_000);
    }

    private RawConnection(InetAddress from, int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(30_000);
    }

    /** As somebody else: every address that begins with 127 is this machine. */
    static RawConnection from(String address, int port) throws IOException {
        return new RawConnection(InetAddress.getByName(address), port);
    }

    /** As it stands, but for the host {@code x}: that is this server, asked with the key of the run. */
    RawConnection send(String text) throws IOException {
        String request = text.replace("Host: x\r\n", "Host: localhost\r\n" + KEY);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** A request without a body. */
    RawConnection get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    /** A request with a JSON body. */
    RawConnection post(String path, String body) throws IOException {
        return send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /** Whether the server has closed; what it said before is {@link #heard}. */
    boolean isAtEnd() {
        try {
            socket.setSoTimeout(1);
            for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
                heard.append((char) next);
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    /** Waits for answers again, after {@link #isAtEnd}. */
    RawConnection patient() throws IOException {
        socket.setSoTimeout(30_000);
        return this;
    }

    String heard() { return heard.toString(); }

    /** Everything until the server closes. */
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** As much as comes until this text stands at the end. */
    String readUntil(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("cut off after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** As a cable that is pulled and a system that says so: no goodbye. */
    void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException { socket.close(); }
}
