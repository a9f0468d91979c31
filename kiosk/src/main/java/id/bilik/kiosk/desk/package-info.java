/**
 * What the kiosk does for a participant: issues, prints, reports, offers the print again, and tells the screen. It knows
 * the devices by their ports only, and no web.
 */
@NullMarked
package id.bilik.kiosk.desk;

import org.jspecify.annotations.NullMarked;
