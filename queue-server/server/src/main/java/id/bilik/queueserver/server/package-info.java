/** The process of a queue-server: {@link id.bilik.queueserver.server.Main} wires its rooms by hand. */
@NullMarked
package id.bilik.queueserver.server;

import org.jspecify.annotations.NullMarked;
