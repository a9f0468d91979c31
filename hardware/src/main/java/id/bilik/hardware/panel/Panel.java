package id.bilik.hardware.panel;

import id.bilik.hardware.Buttons;
import id.bilik.hardware.Buzzer;
import id.bilik.hardware.Lamps;

/** Buttons, lamps and buzzer that are one piece of hardware. */
interface Panel extends Buttons, Lamps, Buzzer, AutoCloseable {
    @Override
    void close();
}
