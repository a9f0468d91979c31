package id.bilik.process.service;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * Sends datagrams to a Unix socket of Linux, which Java itself can't: its Unix sockets are streams. Calls the C library,
 * as docs/decisions/service-notification.md says why.
 */
final class Datagram {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    /** Bytes of {@code sockaddr_un.sun_path}. */
    private static final int LONGEST_PATH = 108;
    private static final int FAMILY_BYTES = 2;

    private final MethodHandle socket;
    private final MethodHandle sendto;
    private final MethodHandle close;

    Datagram() {
        Linker linker = Linker.nativeLinker();
        socket = function(linker, "socket", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        sendto = function(linker, "sendto",
                FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        close = function(linker, "close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    @SuppressWarnings("restricted") // java.options permits native calls
    private static MethodHandle function(Linker linker, String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }

    /**
     * Sends one datagram.
     *
     * @param address a path, or a name in the abstract namespace with {@code @} in front
     * @throws IOException when it is too long, or nobody takes it
     */
    void send(String address, String text) throws IOException {
        byte[] path = address.getBytes(StandardCharsets.UTF_8);
        if (path.length == 0 || path.length > LONGEST_PATH) {
            throw new IOException("the address of a Unix socket has 1 to %d bytes, and NOTIFY_SOCKET has %d: %s"
                    .formatted(LONGEST_PATH, path.length, address));
        }
        if (path[0] == '@') {
            path[0] = 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(FAMILY_BYTES + path.length);
            target.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(path, 0, target, ValueLayout.JAVA_BYTE, FAMILY_BYTES, path.length);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            MemorySegment message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            int descriptor = (int) socket.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            if (descriptor < 0) {
                throw new IOException("no socket could be made");
            }
            try {
                long sent = (long) sendto.invokeExact(descriptor, message, (long) bytes.length, MSG_NOSIGNAL, target,
                        (int) target.byteSize());
                if (sent != bytes.length) {
                    throw new IOException("nobody takes messages at " + address);
                }
            } finally {
                int ignored = (int) close.invokeExact(descriptor);
            }
        } catch (IOException | RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new IllegalStateException("the C library threw", impossible);
        }
    }
}
