package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.deciding.Command;

/**
 * A command that staff give at a time.
 *
 * @param at seconds after the start
 */
public record Act(double at, Command command) {}
