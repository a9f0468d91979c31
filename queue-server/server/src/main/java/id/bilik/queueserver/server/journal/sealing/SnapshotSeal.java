package id.bilik.queueserver.server.journal.sealing;

import id.bilik.queueserver.server.journal.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Seals a snapshot as a whole. It is compressed before, since nothing can compress it afterwards. */
final class SnapshotSeal {
    private final SecureRandom random;

    SnapshotSeal(SecureRandom random) { this.random = random; }

    Snapshot seal(String branch, Snapshot snapshot, DayKey key) {
        return new Snapshot(snapshot.sequence(), snapshot.format(),
                Seal.close(key, compress(snapshot.data()), place(branch, snapshot), random));
    }

    /** Empty where it was sealed otherwise. */
    Optional<Snapshot> open(String branch, Snapshot sealed, DayKey key) {
        return Seal.open(key, sealed.data(), place(branch, sealed))
                .map(plain -> new Snapshot(sealed.sequence(), sealed.format(), expand(plain)));
    }

    private static String place(String branch, Snapshot snapshot) {
        return branch + "\n" + snapshot.sequence() + "\nsnapshot\n" + snapshot.format();
    }

    private static byte[] compress(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressing = new DeflaterOutputStream(bytes)) {
            compressing.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String expand(byte[] bytes) {
        try (InputStream expanding = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(expanding.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
