/** A day that has happened, held against what forecast and what-if said on it. */
@NullMarked
package id.bilik.queueserver.lab.replay;

import org.jspecify.annotations.NullMarked;
