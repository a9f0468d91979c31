package id.bilik.kiosk.store;

import java.io.Closeable;
import java.io.IOException;

/** One file that grows at its end. What was appended is safe from a power cut once it was forced, and not before. */
public interface Disk extends Closeable {

    /** All that is there; nothing where there is no file yet. */
    byte[] read() throws IOException;

    /** Writes at the end; where it throws, a part of it may be there. */
    void append(byte[] bytes) throws IOException;

    /** Waits until everything appended is safe. */
    void force() throws IOException;

    /** Puts this in the file's place: safe when it returns, and after a power cut in between the old or the new is there. */
    void replace(byte[] bytes) throws IOException;

    /** Copies the file to another name, so that a person can look at it, and gives that name. */
    String setAside() throws IOException;
}
