package id.bilik.queueserver.lab.outage;

import id.bilik.kiosk.store.Disk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A memory card that knows what is safe from what is only written; it fills up, and takes the first part of a write. */
final class FlakyCard implements Disk {
    private final Crash.Hook hook;
    private byte[] safe = new byte[0];
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    boolean full;
    int forces;
    long bytes;
    int setAside;

    FlakyCard(Crash.Hook hook) { this.hook = hook; }

    /** The power goes: what was not forced is there up to some byte, or not. */
    void cutPower(RandomGenerator chance) {
        byte[] rest = written.toByteArray();
        int kept = rest.length == 0 ? 0 : chance.nextInt(rest.length + 1);
        byte[] left = Arrays.copyOf(safe, safe.length + kept);
        System.arraycopy(rest, 0, left, safe.length, kept);
        safe = left;
        written.reset();
    }

    /** Whether that stands in a line that has its end. */
    boolean holds(String text) {
        String file = new String(read(), StandardCharsets.UTF_8);
        return file.substring(0, file.lastIndexOf('\n') + 1).contains(text);
    }

    /** Some bytes in the middle rot. */
    void damage(RandomGenerator chance) {
        force();
        for (int i = 0; i < 3 && safe.length > 300; i++) {
            safe[chance.nextInt(safe.length - 200)] ^= 0x15;
        }
    }

    @Override
    public byte[] read() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(safe);
        all.writeBytes(written.toByteArray());
        return all.toByteArray();
    }

    @Override
    public void append(byte[] line) throws IOException {
        hook.step();
        if (full) {
            written.write(line, 0, line.length / 2);
            throw new IOException("No space left on device");
        }
        written.writeBytes(line);
        bytes += line.length;
        hook.step();
    }

    @Override
    public void force() {
        safe = read();
        written.reset();
        forces++;
    }

    @Override
    public void replace(byte[] file) throws IOException {
        hook.step();
        if (full) {
            throw new IOException("No space left on device");
        }
        safe = file.clone();
        written.reset();
        bytes += file.length;
        forces += 2;
        hook.step();
    }

    @Override
    public String setAside() { return "kiosk.log.damaged-" + ++setAside; }

    @Override
    public void close() {}
}
