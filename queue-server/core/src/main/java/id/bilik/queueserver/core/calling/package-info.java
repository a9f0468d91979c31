/** Which waiting visit is next, and which booth takes it: ladders of named rungs, each pick with its reason. */
@NullMarked
package id.bilik.queueserver.core.calling;

import org.jspecify.annotations.NullMarked;
