/** The real panel on the pins of a Raspberry Pi: buttons, lamps, buzzer. Pi4J stays behind this package. */
@NullMarked
package id.bilik.hardware.panel;

import org.jspecify.annotations.NullMarked;
