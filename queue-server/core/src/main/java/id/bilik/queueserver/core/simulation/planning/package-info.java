/** What is going to happen in a branch, with and without changes, and the officers that it wants. */
@NullMarked
package id.bilik.queueserver.core.simulation.planning;

import org.jspecify.annotations.NullMarked;
