package id.bilik.hardware.scanner;

import java.util.Optional;

/** Makes texts of the bytes of one kind of scanner. Used by one thread. */
interface ScanReader {

    /** One byte more; the text that it ends, if it ends one. */
    Optional<String> take(byte next);

    /** Nothing came for a while: the text that this ends, where a scanner sends no end itself. */
    Optional<String> silence();

    /** Forgets what is not whole. */
    void reset();
}
