/**
 * The ports of the devices at an entrance: what a kiosk may ask of a receipt printer, of its buttons and of its lamps. An
 * adapter stands behind each port, one simulated and, later, one for the real thing; threads live in adapters only.
 * Nothing here knows what a ticket is.
 */
@NullMarked
package id.bilik.hardware;

import org.jspecify.annotations.NullMarked;
