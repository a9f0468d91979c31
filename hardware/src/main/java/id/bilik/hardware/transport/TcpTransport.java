package id.bilik.hardware.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A device on the network, usually a printer at port 9100. A selector gives each step its time-out; a plain socket has
 * none for writing, and a printer without power swallows a small job without a word.
 *
 * @param host
 *            name or address, looked up anew at each connect, since addresses change
 */
public record TcpTransport(String host, int port) implements Transport {

    /** The port that network printers listen on. */
    public static final int USUAL_PORT = 9100;

    @Override
    public Connection connect(Duration atMost) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("nobody knows the host " + host);
        }
        Deadline deadline = Deadline.in(atMost);
        SocketChannel channel = SocketChannel.open();
        Selector selector = null;
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            selector = channel.provider().openSelector();
            channel.register(selector, SelectionKey.OP_CONNECT);
            boolean connected = channel.connect(address);
            while (!connected) {
                await(selector, deadline);
                connected = channel.finishConnect();
                if (!connected && deadline.isOver()) {
                    throw new IOException(this + " did not take the connection within " + atMost.toMillis() + " ms");
                }
            }
            return new Line(channel, selector);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            if (selector != null) {
                selector.close();
            }
            throw failed instanceof IOException plain
                    ? new IOException(this + ": " + plain.getMessage(), plain)
                    : new IOException(this + ": " + failed, failed);
        }
    }

    @Override
    public String toString() { return "tcp:" + host + ":" + port; }

    private static void await(Selector selector, Deadline deadline) throws IOException {
        selector.select(deadline.leftMillis());
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("interrupted");
        }
    }

    private record Line(SocketChannel channel, Selector selector) implements Connection {

        @Override
        public int write(byte[] bytes, int from, int count, Duration atMost) throws IOException {
            Deadline deadline = Deadline.in(atMost);
            ByteBuffer left = ByteBuffer.wrap(bytes, from, count);
            channel.write(left);
            while (left.hasRemaining() && !deadline.isOver()) {
                channel.register(selector, SelectionKey.OP_WRITE);
                await(selector, deadline);
                channel.write(left);
            }
            return count - left.remaining();
        }

        @Override
        public int read(byte[] into, Duration atMost) throws IOException {
            Deadline deadline = Deadline.in(atMost);
            ByteBuffer room = ByteBuffer.wrap(into);
            int count = channel.read(room);
            while (count == 0 && !deadline.isOver()) {
                channel.register(selector, SelectionKey.OP_READ);
                await(selector, deadline);
                count = channel.read(room);
            }
            if (count < 0) {
                throw new EOFException("the other side hung up");
            }
            return count;
        }

        @Override
        public OptionalInt portStatus() { return OptionalInt.empty(); }

        @Override
        public void close() {
            try (selector; channel) {
                // both are closed, whatever the other says
            } catch (IOException alreadyBroken) {
                // nobody waits for anything on this line
            }
        }
    }
}
