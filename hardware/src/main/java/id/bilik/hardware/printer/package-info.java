/**
 * The real receipt printer: ESC/POS over any transport, with status asked for and printing proved as far as the device
 * can. All talk with one printer happens on one thread of its own.
 */
@NullMarked
package id.bilik.hardware.printer;

import org.jspecify.annotations.NullMarked;
