/**
 * The state of a branch and its evolution: the journal's events, folded. Only evolution changes state. The plan lies
 * below it, deciding above it. All of core reads no clock, no randomness, no file and no network, and logs nothing.
 */
@NullMarked
package id.bilik.queueserver.core.branch;

import org.jspecify.annotations.NullMarked;
