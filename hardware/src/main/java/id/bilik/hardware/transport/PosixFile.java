package id.bilik.hardware.transport;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A device file with time-outs, straight on the C library of Linux: {@code open} without blocking, and {@code poll} before
 * each step. Java's own channels block in the kernel with a device that does not move, and no thread can free them.
 */
public final class PosixFile implements Connection {

    private static final int READ_ONLY = 0;
    private static final int READ_AND_WRITE = 2;
    private static final int FLAGS = 0x800 | 0x100 | 0x80000; // O_NONBLOCK, O_NOCTTY, O_CLOEXEC
    private static final short TO_READ = 1;
    private static final short TO_WRITE = 4;
    private static final int GONE = 0x08 | 0x10 | 0x20; // POLLERR, POLLHUP, POLLNVAL
    private static final int INTERRUPTED = 4;
    private static final int AGAIN = 11;
    private static final int SLICE_MILLIS = 100;
    private static final int EMPTY_MILLIS = 5;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN = function("open", FunctionDescriptor.of(INT, ADDRESS, INT),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle POLL = function("poll", FunctionDescriptor.of(INT, ADDRESS, LONG, INT));
    private static final MethodHandle READ = function("read", FunctionDescriptor.of(LONG, INT, ADDRESS, LONG));
    private static final MethodHandle WRITE = function("write", FunctionDescriptor.of(LONG, INT, ADDRESS, LONG));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle IOCTL = function("ioctl", FunctionDescriptor.of(INT, INT, LONG, ADDRESS),
            Linker.Option.firstVariadicArg(2));

    private final Path path;
    private final int handle;
    private final PortStatus port = new PortStatus(this::askPort);
    private boolean closed;

    private PosixFile(Path path, int handle) {
        this.path = path;
        this.handle = handle;
    }

    /**
     * Opens for both ways.
     *
     * @throws IOException
     *             saying why not, in words for a technician
     */
    public static PosixFile open(Path path) throws IOException { return open(path, READ_AND_WRITE); }

    /** Opens for reading alone; see {@link #open}. */
    public static PosixFile openToRead(Path path) throws IOException {
        return open(path, READ_ONLY);
    }

    private static PosixFile open(Path path, int way) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int handle = (int) call(OPEN, state, arena.allocateFrom(path.toString()), way | FLAGS);
            if (handle < 0) {
                throw new IOException(path + " " + whyNotOpened(errno(state)));
            }
            return new PosixFile(path, handle);
        }
    }

    /** Asks the driver; {@code argument} is filled by it. */
    public void ioctl(long request, MemorySegment argument) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            if ((int) call(IOCTL, state, handle, request, argument) < 0) {
                throw broken("a question to the driver", errno(state));
            }
        }
    }

    @Override
    public int write(byte[] bytes, int from, int count, Duration atMost) throws IOException {
        Deadline deadline = Deadline.in(atMost);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment all = arena.allocate(Math.max(1, count));
            MemorySegment.copy(bytes, from, all, ValueLayout.JAVA_BYTE, 0, count);
            int written = 0;
            while (written < count) {
                if (await(arena, TO_WRITE, deadline) == 0) {
                    return written;
                }
                long part = (long) call(WRITE, state, handle, all.asSlice(written), (long) (count - written));
                if (part < 0 && errno(state) != AGAIN && errno(state) != INTERRUPTED) {
                    throw broken("writing", errno(state));
                }
                written += (int) Math.max(0, part);
            }
            return written;
        }
    }

    @Override
    public int read(byte[] into, Duration atMost) throws IOException {
        Deadline deadline = Deadline.in(atMost);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment buffer = arena.allocate(into.length);
            while (true) {
                int ready = await(arena, TO_READ, deadline);
                if (ready == 0) {
                    return 0;
                }
                long count = (long) call(READ, state, handle, buffer, (long) into.length);
                if (count > 0) {
                    MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, (int) count);
                    return (int) count;
                }
                if (count < 0 && errno(state) != AGAIN && errno(state) != INTERRUPTED) {
                    throw broken("reading", errno(state));
                }
                if ((ready & GONE) != 0) {
                    throw gone();
                }
                if (deadline.isOver()) {
                    return 0;
                }
                pauseAfterNothing(); // some printers send empty packets without end
            }
        }
    }

    @Override
    public OptionalInt portStatus() throws IOException {
        try {
            return port.ask();
        } catch (PortStatus.Gone unplugged) {
            throw gone();
        }
    }

    private int askPort() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment word = arena.allocate(INT);
            return (int) call(IOCTL, state, handle, PortStatus.REQUEST, word) < 0
                    ? -errno(state)
                    : word.get(INT, 0) & 0xff;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try (Arena arena = Arena.ofConfined()) {
                call(CLOSE, arena.allocate(STATE), handle);
            }
        }
    }

    /** Waits in slices, so that an interrupt is noticed; gives what poll says, or 0 if the time is up. */
    private int await(Arena arena, short events, Deadline deadline) throws IOException {
        MemorySegment state = arena.allocate(STATE);
        MemorySegment question = arena.allocate(8, 4); // struct pollfd: int fd; short events; short revents
        question.set(INT, 0, handle);
        question.set(ValueLayout.JAVA_SHORT, 4, events);
        do {
            question.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
            int ready = (int) call(POLL, state, question, 1L, (int) Math.min(SLICE_MILLIS, deadline.leftMillis()));
            int answer = question.get(ValueLayout.JAVA_SHORT, 6);
            if ((answer & events) != 0) {
                return answer;
            }
            if ((answer & GONE) != 0) {
                throw gone();
            }
            if (ready < 0 && errno(state) != INTERRUPTED) {
                throw broken("waiting", errno(state));
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted");
            }
        } while (!deadline.isOver());
        return 0;
    }

    private IOException gone() { return new IOException(path + " is gone: unplugged, or switched off"); }

    private static void pauseAfterNothing() throws IOException {
        try {
            Thread.sleep(EMPTY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private IOException broken(String what, int errno) {
        return new IOException("%s: %s failed with error %d of the system".formatted(path, what, errno));
    }

    /** Numbers as in Linux's {@code errno.h}. */
    private static String whyNotOpened(int errno) {
        return switch (errno) {
            case 2 -> "is not there: is the device plugged in and switched on?";
            case 6, 19 -> "has no device behind it: is it plugged in and switched on?";
            case 13, 1 ->
                "may not be opened: the user of this process needs the group that owns it (lp, dialout, input or gpio)";
            case 16 -> "is in use by another process";
            default -> "can't be opened: error " + errno + " of the system";
        };
    }

    private static int errno(MemorySegment state) { return (int) ERRNO.get(state, 0L); }

    @SuppressWarnings("restricted") // the functions above, with their types as in the C library
    private static MethodHandle function(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        Linker.Option[] all = new Linker.Option[options.length + 1];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = Linker.Option.captureCallState("errno");
        return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), descriptor, all);
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable impossible) { // what a handle declares; C functions throw nothing
            throw new IllegalStateException(impossible);
        }
    }
}
