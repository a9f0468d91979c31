package id.bilik.testsupport.devices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a program that is about to start. The system takes the near ends of connections from 32768 on: a free port of
 * those may be somebody's by the time the program listens, as it happened to a server that took ten seconds to start.
 */
public final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int BEHIND = 32_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /**
     * Finds one that nobody listens at.
     *
     * @return 20000 to 31999
     * @throws IllegalStateException where of a hundred all were taken
     */
    public static int find() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEHIND);
            try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return listening.getLocalPort();
            } catch (IOException taken) {
                // the next one, then
            }
        }
        throw new IllegalStateException("no free port from " + LOWEST + " to " + (BEHIND - 1));
    }
}
