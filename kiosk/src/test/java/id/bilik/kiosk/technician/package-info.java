@NullMarked
package id.bilik.kiosk.technician;

import org.jspecify.annotations.NullMarked;
