@NullMarked
package id.bilik.queueserver.journal;

import org.jspecify.annotations.NullMarked;
