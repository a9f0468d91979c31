/** How long a machine has been running, which nobody can set. */
@NullMarked
package id.bilik.process.clock;

import org.jspecify.annotations.NullMarked;
