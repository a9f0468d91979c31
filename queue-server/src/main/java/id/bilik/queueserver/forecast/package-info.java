/** Waits: predictions with ranges, made from the state of a branch alone. */
@NullMarked
package id.bilik.queueserver.forecast;

import org.jspecify.annotations.NullMarked;
