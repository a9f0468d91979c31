package id.bilik.kiosk.speech;

import java.io.IOException;

/** A kiosk that is not to speak. */
public final class NoVoice implements Voice {

    @Override
    public boolean isThere() { return false; }

    @Override
    public byte[] speak(String language, String words) throws IOException {
        throw new IOException("this kiosk has no voice");
    }
}
