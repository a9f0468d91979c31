/** Devices that are not there: they behave as the real ones do, and can be told to go wrong. */
@NullMarked
package id.bilik.hardware.simulated;

import org.jspecify.annotations.NullMarked;
