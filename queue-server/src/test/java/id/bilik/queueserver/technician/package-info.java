@NullMarked
package id.bilik.queueserver.technician;

import org.jspecify.annotations.NullMarked;
