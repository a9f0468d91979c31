/** The roles that may call a route, and the links by which a participant follows a visit. */
@NullMarked
package id.bilik.queueserver.server.access;

import org.jspecify.annotations.NullMarked;
