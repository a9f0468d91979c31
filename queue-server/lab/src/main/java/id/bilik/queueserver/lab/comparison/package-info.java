/** Policies, appointments and forecasts held against each other, and against what is known exactly, on the same days. */
@NullMarked
package id.bilik.queueserver.lab.comparison;

import org.jspecify.annotations.NullMarked;
