package id.bilik.process.service;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The socket at which systemd listens: AF_UNIX, datagrams, each heard as it was sent. */
final class NotifySocket implements AutoCloseable {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final short POLLIN = 1;
    private static final int LONGEST_MESSAGE = 4_096;

    private final MethodHandle poll;
    private final MethodHandle recv;
    private final MethodHandle close;
    private final int descriptor;

    /** @param address a path, or a name of the abstract namespace with {@code @} in front */
    NotifySocket(String address) throws IOException {
        MethodHandle socket = function("socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        MethodHandle bind = function("bind", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        poll = function("poll", ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
        recv = function("recv", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT);
        close = function("close", ValueLayout.JAVA_INT);
        byte[] name = address.getBytes(StandardCharsets.UTF_8);
        if (name[0] == '@') {
            name[0] = 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(2 + name.length);
            target.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(name, 0, target, ValueLayout.JAVA_BYTE, 2, name.length);
            descriptor = (int) socket.invoke(AF_UNIX, SOCK_DGRAM, 0);
            if (descriptor < 0 || (int) bind.invoke(descriptor, target, (int) target.byteSize()) != 0) {
                throw new IOException("no socket at " + address);
            }
        } catch (IOException | RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    @SuppressWarnings("restricted") // tests are permitted native calls
    private static MethodHandle function(String name, ValueLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }

    /** The next message; fails where none comes within twenty seconds. */
    String next() {
        return find(20_000).orElseThrow(() -> new AssertionError("nothing was said"));
    }

    /** The next message within so many milliseconds. */
    Optional<String> find(int millis) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment waiting = arena.allocate(8, 4);
            waiting.set(ValueLayout.JAVA_INT, 0, descriptor);
            waiting.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
            if ((int) poll.invoke(waiting, 1L, millis) != 1) {
                return Optional.empty();
            }
            MemorySegment message = arena.allocate(LONGEST_MESSAGE);
            int length = (int) recv.invoke(descriptor, message, (long) LONGEST_MESSAGE, 0);
            return Optional.of(new String(message.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE),
                    StandardCharsets.UTF_8));
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        try {
            int ignored = (int) close.invoke(descriptor);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
