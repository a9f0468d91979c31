package id.bilik.kiosk.speech;

import java.io.IOException;

/** Something that can speak. */
public interface Voice {

    /** Whether it can speak at all on this machine. */
    boolean isThere();

    /**
     * The words as a WAV file; blocks for as long as it takes to make it.
     *
     * @param language
     *            {@code id} or {@code en}
     * @throws IOException
     *             if the voice failed or took too long
     */
    byte[] speak(String language, String words) throws IOException, InterruptedException;
}
