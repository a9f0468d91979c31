package id.bilik.hardware.simulated;

import id.bilik.hardware.Buzzer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A buzzer that counts. */
public final class SimulatedBuzzer implements Buzzer {

    private final AtomicInteger sounds = new AtomicInteger();

    @Override
    public void sound(Duration length) { sounds.incrementAndGet(); }

    /** How often it has sounded. */
    public int sounds() { return sounds.get(); }
}
