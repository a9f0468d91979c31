@NullMarked
package id.bilik.queueserver;

import org.jspecify.annotations.NullMarked;
