/**
 * Waits: predictions with ranges, made from the state of a branch alone. Pure: chance comes as a seed, time as
 * seconds from now.
 */
@NullMarked
package id.bilik.queueserver.core.forecast;

import org.jspecify.annotations.NullMarked;
