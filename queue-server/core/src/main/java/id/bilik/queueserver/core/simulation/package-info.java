/**
 * Days that did not happen. People are imagined, rules are not: the simulated participants and officers send their
 * commands to the same decider as the living.
 */
@NullMarked
package id.bilik.queueserver.core.simulation;

import org.jspecify.annotations.NullMarked;
