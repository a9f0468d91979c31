package id.bilik.hardware;

import java.time.Duration;

/** Something that makes itself heard. */
public interface Buzzer {

    /** Sounds for so long and returns at once; a sound that is still on is prolonged. */
    void sound(Duration length);
}
