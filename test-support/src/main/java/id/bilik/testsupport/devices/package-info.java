/** Lines that break as lines do, and programs of others to hold ours against; part of no product. */
@NullMarked
package id.bilik.testsupport.devices;

import org.jspecify.annotations.NullMarked;
