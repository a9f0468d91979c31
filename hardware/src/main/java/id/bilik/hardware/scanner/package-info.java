/** Real scanners: on a serial line, or typing like a keyboard. */
@NullMarked
package id.bilik.hardware.scanner;

import org.jspecify.annotations.NullMarked;
