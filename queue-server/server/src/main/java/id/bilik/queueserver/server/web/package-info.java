/** The HTTP server: {@link id.bilik.queueserver.server.web.WebServer} brings the routes together. Decides nothing. */
@NullMarked
package id.bilik.queueserver.server.web;

import org.jspecify.annotations.NullMarked;
