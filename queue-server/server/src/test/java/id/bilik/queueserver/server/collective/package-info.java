@NullMarked
package id.bilik.queueserver.server.collective;

import org.jspecify.annotations.NullMarked;
