/**
 * How long waiting visits will wait: predictions with ranges. Pure: numbers in, numbers out; chance comes as a
 * seed, time as seconds from now.
 */
@NullMarked
package id.bilik.queueserver.forecast;

import org.jspecify.annotations.NullMarked;
