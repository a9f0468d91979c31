/** The routes by subject: each reads a request, has it decided or looks it up, and answers. */
@NullMarked
package id.bilik.queueserver.server.web.routes;

import org.jspecify.annotations.NullMarked;
