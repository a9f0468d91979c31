/** Lines that break as lines do, and programs of others to hold ours against; part of no product. */
@NullMarked
package id.bilik.testdevices;

import org.jspecify.annotations.NullMarked;
