/**
 * The paper that a participant takes along: what stands on it, in whose language, and the ESC/POS bytes. Pure: the same
 * facts give the same bytes, and nothing here reads a clock, a file of the machine or the network.
 */
@NullMarked
package id.bilik.kiosk.slip;

import org.jspecify.annotations.NullMarked;
