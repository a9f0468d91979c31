/**
 * Room for visits, by quarter hour and share: what officers and booths can do, what is promised of it, and what no longer
 * fits. Pure readings: nothing here takes a promise back. docs/capacity.md explains the rule.
 */
@NullMarked
package id.bilik.queueserver.core.capacity;

import org.jspecify.annotations.NullMarked;
