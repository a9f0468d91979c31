/** The technician's part: what kiosks and screens say of themselves, the alarms that follow, and who is told. */
@NullMarked
package id.bilik.queueserver.server.technician;

import org.jspecify.annotations.NullMarked;
