/** The running server, asked from outside: in this process on a free port, or as a process of its own. */
@NullMarked
package id.bilik.queueserver.server;

import org.jspecify.annotations.NullMarked;
