package id.bilik.queueserver.server.papers;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Parts of something personal in a file, each sealed by AES-256-GCM under a key that this file alone has and that is not in it. Without
 * the key nobody reads it, so it is gone when the key is.
 */
final class SealedFile {
    static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final SecretKeySpec key;
    private final SecureRandom random;
    private int parts;
    private long end;

    private SealedFile(Path file, byte[] key, SecureRandom random) {
        this.file = file;
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /** A new file without a part, readable by the server's user alone. */
    static SealedFile make(Path file, byte[] key, SecureRandom random) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new SealedFile(file, key, random);
    }

    /** One that was made before, to be read. */
    static SealedFile of(Path file, byte[] key, SecureRandom random) {
        return new SealedFile(file, key, random);
    }

    /** Adds a part; what a write that failed has left is written over by the next. */
    void add(byte[] part) throws IOException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, parts, part);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + NONCE + sealed.length).putInt(sealed.length).put(nonce)
                .put(sealed).flip();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end).position(end);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            end = channel.position();
        }
        parts++;
    }

    /** Returns when the disk has all of it. */
    void force() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * All parts, in their order.
     *
     * @throws IOException it is not there, or is not what was written
     */
    List<byte[]> read() throws IOException {
        List<byte[]> found = new ArrayList<>();
        try (DataInputStream input = new DataInputStream(Files.newInputStream(file))) {
            while (true) {
                int length;
                try {
                    length = input.readInt();
                } catch (EOFException all) {
                    return found;
                }
                byte[] nonce = input.readNBytes(NONCE);
                found.add(run(Cipher.DECRYPT_MODE, nonce, found.size(), input.readNBytes(length)));
            }
        }
    }

    private byte[] run(int mode, byte[] nonce, int part, byte[] bytes) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(Integer.BYTES).putInt(0, part));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException altered) {
            throw new IOException("a sealed file is not what was written", altered);
        }
    }
}
