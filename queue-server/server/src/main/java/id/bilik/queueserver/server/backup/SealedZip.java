package id.bilik.queueserver.server.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.zip.ZipOutputStream;

/** A zip file inside an age file: {@code age -d} and {@code unzip} open it without Bilik. */
final class SealedZip {
    private static final int CHUNK = 64 * 1024;

    private SealedZip() {}

    /** Closing it closes and finishes the file; what it holds is to be forced by whoever opened that. */
    static ZipOutputStream write(WritableByteChannel to, List<RecipientStanzaWriter> recipients) throws IOException {
        try {
            return new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(
                    new StandardEncryptingChannelFactory().newEncryptingChannel(to, recipients)), CHUNK));
        } catch (GeneralSecurityException impossible) {
            throw new IOException("the backup can't be sealed: " + impossible.getMessage(), impossible);
        }
    }

    /** @throws BackupFailed the file was not sealed for that key, or is not a backup at all */
    static InputStream read(Path file, RecipientStanzaReader identity) throws IOException, BackupFailed {
        FileChannel channel = FileChannel.open(file);
        boolean opened = false;
        try {
            InputStream zip = new BufferedInputStream(Channels.newInputStream(
                    new StandardDecryptingChannelFactory().newDecryptingChannel(channel, List.of(identity))), CHUNK);
            opened = true;
            return zip;
        } catch (UnsupportedRecipientStanzaException another) {
            throw new BackupFailed(file + " was not sealed for this recovery key.", another);
        } catch (GeneralSecurityException | IOException | RuntimeException unreadable) {
            throw new BackupFailed(file + " is no backup, or its beginning was altered: " + unreadable.getMessage(),
                    unreadable);
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }
}
