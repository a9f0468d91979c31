/** A branch while it runs: its single writer, its clock, its forecasts and its snapshots. */
@NullMarked
package id.bilik.queueserver.server.runtime;

import org.jspecify.annotations.NullMarked;
