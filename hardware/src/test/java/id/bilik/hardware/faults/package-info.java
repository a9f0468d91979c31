/** Lines that break as lines do, for tests here and in other modules. */
@NullMarked
package id.bilik.hardware.faults;

import org.jspecify.annotations.NullMarked;
