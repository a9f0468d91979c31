/**
 * Companies that lay off many people at once: whether they may come by the collective channel, and on which day each person
 * of their list is served. Plain rules on numbers and dates, without a name. docs/collective.md explains them.
 */
@NullMarked
package id.bilik.queueserver.core.collective;

import org.jspecify.annotations.NullMarked;
