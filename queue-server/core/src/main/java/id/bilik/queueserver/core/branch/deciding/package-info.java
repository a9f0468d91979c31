/**
 * Orders in, events or a refusal out: {@link id.bilik.queueserver.core.branch.deciding.Decider} and its decisions by
 * subject. Time rides on the order.
 */
@NullMarked
package id.bilik.queueserver.core.branch.deciding;

import org.jspecify.annotations.NullMarked;
