/** What the technician needs of a kiosk: paper counted, the machine's state, tests on demand, reports to the server. */
@NullMarked
package id.bilik.kiosk.technician;

import org.jspecify.annotations.NullMarked;
