package id.bilik.queueserver.server.runtime;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The secret behind the follow links, kept in the data folder: slips stay valid over a restart. */
public final class FollowKey {
    private static final int BYTES = 32;

    private FollowKey() {}

    /** Reads the key, or makes one that only this user can read. */
    public static byte[] readOrMake(Path folder, SecureRandom random) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("follow.key");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException known) {
            byte[] key = Files.readAllBytes(file);
            // a power cut between making and writing the file leaves it empty: nobody holds a link made with it
            if (key.length == BYTES) {
                return key;
            }
        }
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        Files.write(file, key);
        return key;
    }
}
