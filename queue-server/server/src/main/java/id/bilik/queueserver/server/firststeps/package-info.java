/** How far a new branch is on its way to the first called ticket, by facts alone. */
@NullMarked
package id.bilik.queueserver.server.firststeps;

import org.jspecify.annotations.NullMarked;
