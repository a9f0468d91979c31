package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.testsupport.devices.UdpLine;
import id.bilik.testsupport.faces.Connections;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line by which pages reach each other in tests does what it is said to. */
class UdpLineTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 100;

    private UdpLine line;
    private DatagramSocket inside;
    private DatagramSocket sender;
    private InetSocketAddress door;

    @BeforeEach
    void lay() throws IOException {
        line = new UdpLine();
        inside = new DatagramSocket(new InetSocketAddress(HERE, 0));
        sender = new DatagramSocket(new InetSocketAddress(HERE, 0));
        door = line.doorTo((InetSocketAddress) inside.getLocalSocketAddress());
    }

    @AfterEach
    void close() {
        inside.close();
        sender.close();
        line.close();
    }

    @Test
    void each_sender_has_a_way_of_its_own_and_nobody_sees_the_others_address() throws IOException {
        SocketAddress first = exchange(sender, "a");
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
            SocketAddress second = exchange(other, "b");
            assertThat(second).isNotEqualTo(first);
            assertThat(first).isNotEqualTo(sender.getLocalSocketAddress());
            assertThat(exchange(sender, "c")).isEqualTo(first);
        }
    }

    @Test
    void what_is_sent_during_a_cut_is_lost_both_ways() throws IOException {
        SocketAddress way = exchange(sender, "before");
        line.cut();
        send(sender, "up", door);
        send(inside, "down", way);
        assertThat(isSilent(inside) && isSilent(sender)).isTrue();
        line.restore();
        assertThat(exchange(sender, "after")).isEqualTo(way);
    }

    @Test
    void doors_that_are_lost_lead_nowhere_and_a_new_one_does() throws IOException {
        exchange(sender, "before");
        line.loseDoors();
        send(sender, "up", door);
        assertThat(isSilent(inside)).isTrue();
        door = line.doorTo((InetSocketAddress) inside.getLocalSocketAddress());
        exchange(sender, "after");
    }

    @Test
    void what_is_on_the_way_when_a_line_is_cut_is_lost() throws IOException {
        line.setDelay(Duration.ofMillis(SILENCE_MILLIS));
        send(sender, "late", door);
        line.cut();
        line.setDelay(Duration.ZERO);
        assertThat(isSilent(inside)).isTrue();
    }

    @Test
    void a_delay_counts_both_ways() throws IOException {
        line.setDelay(Duration.ofMillis(SILENCE_MILLIS));
        long began = System.nanoTime();
        exchange(sender, "there and back");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(
                Duration.ofMillis(2 * SILENCE_MILLIS));
    }

    @Test
    void a_loss_takes_that_part() throws IOException {
        line.setLoss(0.5);
        for (int i = 0; i < 100; i++) {
            send(sender, "one of many", door);
        }
        int came = 0;
        while (!isSilent(inside)) {
            came++;
        }
        assertThat(came).isBetween(20, 80);
    }

    @Test
    void every_candidate_leads_through_the_line_and_a_second_time_by_the_same_door() {
        int port = inside.getLocalPort();
        String own = "candidate:1 1 udp 2122260223 127.0.0.1 " + port + " typ host generation 0";
        String hidden = "candidate:1 1 UDP 2122260223 0e4c1a2b-77d1.local " + port + " typ host generation 0";
        String tcp = "candidate:2 1 tcp 1518280447 127.0.0.1 9 typ host tcptype active";
        String doored = own.replace(" " + port, " " + door.getPort());
        assertThat(Connections.through(line, "{\"candidate\":\"" + own + "\"}"))
                .isEqualTo("{\"candidate\":\"" + doored + "\"}");
        assertThat(Connections.through(line, "{\"sdp\":\"a=" + own + "\\r\\na=" + tcp + "\\r\\na=" + hidden + "\"}"))
                .isEqualTo("{\"sdp\":\"a=" + doored + "\\r\\na=" + tcp + "\\r\\na="
                        + doored.replace("udp", "UDP") + "\"}");
    }

    /** Sends something in and its answer back; from where it came in. */
    private SocketAddress exchange(DatagramSocket from, String text) throws IOException {
        send(from, text, door);
        DatagramPacket came = receive(inside);
        assertThat(textOf(came)).isEqualTo(text);
        send(inside, text + "?", came.getSocketAddress());
        DatagramPacket answer = receive(from);
        assertThat(textOf(answer)).isEqualTo(text + "?");
        assertThat(answer.getSocketAddress()).isEqualTo(door);
        return came.getSocketAddress();
    }

    private static void send(DatagramSocket by, String text, SocketAddress to) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        by.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static DatagramPacket receive(DatagramSocket at) throws IOException {
        at.setSoTimeout(PATIENCE_MILLIS);
        DatagramPacket came = new DatagramPacket(new byte[100], 100);
        at.receive(came);
        return came;
    }

    private static boolean isSilent(DatagramSocket at) throws IOException {
        at.setSoTimeout(2 * SILENCE_MILLIS);
        try {
            at.receive(new DatagramPacket(new byte[100], 100));
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        }
    }

    private static String textOf(DatagramPacket packet) {
        return new String(Arrays.copyOf(packet.getData(), packet.getLength()),
                StandardCharsets.UTF_8);
    }
}
