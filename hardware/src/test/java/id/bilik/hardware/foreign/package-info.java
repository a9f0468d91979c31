/** Programs of others, to hold ours against. */
@NullMarked
package id.bilik.hardware.foreign;

import org.jspecify.annotations.NullMarked;
