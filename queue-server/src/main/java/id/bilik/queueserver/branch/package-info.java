/**
 * The branch as a pure state machine: commands in, events or a refusal out, state as a fold of the events. Reads no
 * clock, no randomness, no file and no network, and logs nothing; time rides on the command.
 */
@NullMarked
package id.bilik.queueserver.branch;

import org.jspecify.annotations.NullMarked;
