/** Copies of everything that a branch needs, sealed, verified, and taken up again in a new epoch. */
@NullMarked
package id.bilik.queueserver.server.backup;

import org.jspecify.annotations.NullMarked;
