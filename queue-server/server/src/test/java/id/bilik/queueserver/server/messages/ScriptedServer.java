package id.bilik.queueserver.server.messages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers each command as a test says, or hangs up. */
final class ScriptedServer implements AutoCloseable {
    /** In place of an answer. */
    static final String HANGS_UP = "";
    /** What follows the text of a mail. */
    static final String END = "END";

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final AtomicInteger mails = new AtomicInteger();

    /** @param answers by the first four characters of a command, or {@link #END}; 250 for all else */
    ScriptedServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() { return socket.getLocalPort(); }

    /** How often somebody began a mail. */
    int mails() { return mails.get(); }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException over) {
                // the next one
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 scripted");
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inMail && !line.equals(".")) {
                continue;
            }
            String command = inMail ? END : line.substring(0, Math.min(4, line.length()));
            inMail = false;
            if (command.equals("MAIL")) {
                mails.incrementAndGet();
            }
            String answer = answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 fine");
            if (answer.equals(HANGS_UP)) {
                return;
            }
            say(out, answer);
            inMail = command.equals("DATA") && answer.startsWith("354");
            if (command.equals("QUIT")) {
                return;
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
