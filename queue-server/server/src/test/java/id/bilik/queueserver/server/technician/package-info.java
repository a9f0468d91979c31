@NullMarked
package id.bilik.queueserver.server.technician;

import org.jspecify.annotations.NullMarked;
