/** Kiosks that lose everything they can lose, against the branch itself: nothing is given twice, and nothing is lost. */
@NullMarked
package id.bilik.queueserver.lab.outage;

import org.jspecify.annotations.NullMarked;
