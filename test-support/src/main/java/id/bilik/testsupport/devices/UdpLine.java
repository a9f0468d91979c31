package id.bilik.testsupport.devices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * A line for datagrams that can go wrong. It has a door for each address that is reached through it. Behind a door each
 * sender has a port of its own, so that neither side ever learns where the other really is, and both ways share one fate.
 * A delay, a loss or a cut lasts until the test ends it.
 */
public final class UdpLine implements AutoCloseable {
    private static final int LARGEST = 65_536;

    private final Map<InetSocketAddress, Door> doors = new ConcurrentHashMap<>();
    private final Queue<Door> lost = new ConcurrentLinkedQueue<>();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    /** The same losses in each run. */
    private final Random chance = new Random(1);
    private volatile boolean cut;
    private volatile boolean closed;
    private volatile Duration delay = Duration.ZERO;
    private volatile double loss;

    /** What comes to a socket, and from where. */
    private interface Taker {
        void take(byte[] datagram, SocketAddress from);
    }

    /** The door to an address of this machine: the port beside it by which it is reached through this line. */
    public InetSocketAddress doorTo(InetSocketAddress inside) {
        return doors.computeIfAbsent(inside, Door::new).address();
    }

    /** All ports of the line, at its doors and behind them. */
    public Set<Integer> ports() { return Set.copyOf(ports); }

    /** Nothing arrives any more, and nobody is told; what is on the way is lost. */
    public void cut() { cut = true; }

    public void restore() { cut = false; }

    /** The doors that there are lead nowhere any more, and new ones do: as when a machine moves to another network. */
    public void loseDoors() {
        for (Door door : doors.values()) {
            door.lost = true;
            lost.add(door);
        }
        doors.clear();
    }

    /** Everything arrives so much later, both ways. */
    public void setDelay(Duration later) { delay = later; }

    /** @param part 0 to 1 of all datagrams, which get lost */
    public void setLoss(double part) { loss = part; }

    @Override
    public void close() {
        closed = true;
        doors.values().forEach(Door::close);
        lost.forEach(Door::close);
    }

    /** The sockets stand at the address itself, which is this machine's: so their datagrams come from where they are sent to. */
    private final class Door {
        private final InetSocketAddress inside;
        private final DatagramSocket outside;
        private final Map<SocketAddress, DatagramSocket> ways = new ConcurrentHashMap<>();
        private volatile boolean lost;

        private Door(InetSocketAddress inside) {
            this.inside = inside;
            outside = open(inside.getAddress(), this::goIn);
        }

        private InetSocketAddress address() {
            return new InetSocketAddress(inside.getAddress(), outside.getLocalPort());
        }

        private void goIn(byte[] datagram, SocketAddress sender) {
            if (!lost) {
                pass(ways.computeIfAbsent(sender, this::wayOf), datagram, inside);
            }
        }

        private DatagramSocket wayOf(SocketAddress sender) {
            return open(inside.getAddress(), (datagram, from) -> {
                if (!lost && from.equals(inside)) {
                    pass(outside, datagram, sender);
                }
            });
        }

        private void close() {
            outside.close();
            ways.values().forEach(DatagramSocket::close);
        }
    }

    private DatagramSocket open(InetAddress at, Taker taker) {
        try {
            DatagramSocket socket = new DatagramSocket(new InetSocketAddress(at, 0));
            ports.add(socket.getLocalPort());
            Thread.ofVirtual().name("udp line " + socket.getLocalPort()).start(() -> pump(socket, taker));
            return socket;
        } catch (SocketException none) {
            throw new UncheckedIOException("there is no port at " + at, none);
        }
    }

    private void pump(DatagramSocket socket, Taker taker) {
        byte[] buffer = new byte[LARGEST];
        try (socket) {
            while (!closed) {
                DatagramPacket came = new DatagramPacket(buffer, buffer.length);
                socket.receive(came);
                if (!cut && !closed) {
                    taker.take(Arrays.copyOf(buffer, came.getLength()), came.getSocketAddress());
                }
            }
        } catch (IOException gone) {
            // closed
        }
    }

    private void pass(DatagramSocket by, byte[] datagram, SocketAddress to) {
        Duration later = delay;
        if (isLost()) {
            return;
        }
        if (later.isZero()) {
            send(by, datagram, to);
        } else {
            CompletableFuture.delayedExecutor(later.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(() -> send(by, datagram, to));
        }
    }

    private boolean isLost() {
        synchronized (chance) {
            return chance.nextDouble() < loss;
        }
    }

    private void send(DatagramSocket by, byte[] datagram, SocketAddress to) {
        if (cut) {
            return;
        }
        try {
            by.send(new DatagramPacket(datagram, datagram.length, to));
        } catch (IOException unreachable) {
            // lost, as on any line
        }
    }
}
