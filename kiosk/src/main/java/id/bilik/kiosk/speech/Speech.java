package id.bilik.kiosk.speech;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Phrases as sound. What was said lately is kept: the menu says the same few things all day. */
public final class Speech {

    private static final Logger LOG = LoggerFactory.getLogger(Speech.class);
    private static final long KEPT_BYTES = 16L << 20;

    private final PhraseBook book;
    private final Voice voice;
    private volatile String trouble = "";
    private final Cache<Spoken, byte[]> made = Caffeine.newBuilder().maximumWeight(KEPT_BYTES)
            .<Spoken, byte[]>weigher((spoken, sound) -> sound.length).build();

    /** By words, not by name: a plan that changed makes other sounds. */
    private record Spoken(String language, String words) {}

    /** What came of asking for a sound. */
    public sealed interface Answer {

        /** A WAV file. */
        final class Sound implements Answer {
            private final byte[] wav;

            private Sound(byte[] wav) { this.wav = wav; }

            /** The file from its beginning. */
            public InputStream open() { return new ByteArrayInputStream(wav); }
        }

        /** Why there is none. */
        enum None implements Answer {
            /** The kiosk knows nothing of that name. */
            UNKNOWN,
            /** It could say it, and has no voice just now. */
            MUTE
        }
    }

    public Speech(PhraseBook book, Voice voice) {
        this.book = book;
        this.voice = voice;
    }

    /** Whether there is a voice. */
    public boolean isThere() { return voice.isThere(); }

    /** Why the voice did not speak when it was last asked, in plain English; empty where it did, or where there is none. */
    public Optional<String> findTrouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }

    /** The sound of a phrase; blocks while it is made for the first time. */
    public Answer say(Phrase phrase) throws InterruptedException {
        Optional<String> words = book.find(phrase);
        if (words.isEmpty()) {
            return Answer.None.UNKNOWN;
        }
        if (!voice.isThere()) {
            return Answer.None.MUTE;
        }
        Spoken spoken = new Spoken(phrase.language(), words.get());
        byte[] known = made.getIfPresent(spoken);
        if (known != null) {
            return new Answer.Sound(known);
        }
        try {
            byte[] sound = voice.speak(spoken.language(), spoken.words());
            made.put(spoken, sound);
            trouble = "";
            return new Answer.Sound(sound);
        } catch (IOException failed) {
            LOG.warn("{} {} was not spoken: {}", phrase.kind(), phrase.name(), failed.getMessage());
            trouble = String.valueOf(failed.getMessage());
            return Answer.None.MUTE;
        }
    }
}
