package id.bilik.queueserver.lab.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Thousands of live feeds that read whatever comes and look at nothing but the status of the answer. One thread and one
 * buffer serve all of them, so that they take as little as possible from the server beside them.
 */
final class IdleFeeds implements AutoCloseable {
    private static final int STATUS = 9;

    private final Selector selector = Selector.open();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private int opened;

    IdleFeeds() throws IOException { Thread.ofPlatform().daemon().name("idle-feeds").start(this::read); }

    /** @param from an address of this machine */
    void open(InetAddress from, int port, String path) throws IOException {
        SocketChannel channel = SocketChannel.open().bind(new InetSocketAddress(from, 0));
        channel.connect(BilikProcess.loopback(port));
        channel.write(
                ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        opened++;
        selector.wakeup();
        // no more at once than a server has room for among connections that wait
        for (int i = 0; i < 10_000 && answered() < opened - 50; i++) {
            pause();
        }
    }

    /** Waits until all that were opened have an answer or were cut, for at most ten seconds. */
    void await() {
        for (int i = 0; i < 10_000 && answered() < opened; i++) {
            pause();
        }
    }

    int accepted() { return accepted.get(); }

    int refused() { return refused.get(); }

    /** Of all that were opened, those that the server has closed. */
    int ended() { return ended.get(); }

    private int answered() { return accepted.get() + refused.get(); }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        try {
            while (selector.isOpen()) {
                selector.select(key -> read(key, buffer));
            }
        } catch (ClosedSelectorException closed) {
            // the bench is over
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        try {
            buffer.clear();
            int read = ((SocketChannel) key.channel()).read(buffer);
            if (read < 0) {
                throw new IOException("the server has closed");
            }
            if (key.attachment() == null && read > STATUS) {
                key.attach("answered");
                (buffer.get(STATUS) == '2' ? accepted : refused).incrementAndGet();
            }
        } catch (IOException gone) {
            ended.incrementAndGet();
            if (key.attachment() == null) {
                refused.incrementAndGet();
            }
            close(key);
        }
    }

    private static void close(SelectionKey key) {
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException closedAlready) {
            // as wanted
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            close(key);
        }
        selector.close();
    }
}
