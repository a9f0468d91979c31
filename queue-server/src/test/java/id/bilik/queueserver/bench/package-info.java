/** What the core costs: measured by hand, never asserted by a timer. */
@NullMarked
package id.bilik.queueserver.bench;

import org.jspecify.annotations.NullMarked;
