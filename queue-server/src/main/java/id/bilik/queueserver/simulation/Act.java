package id.bilik.queueserver.simulation;

import id.bilik.queueserver.branch.Command;

/**
 * A command that staff give at a time.
 *
 * @param at seconds after the start
 */
public record Act(double at, Command command) {}
