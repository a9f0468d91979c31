/** What every route needs: bodies, queries, problems, JSON, and the OpenAPI document. */
@NullMarked
package id.bilik.queueserver.server.web.http;

import org.jspecify.annotations.NullMarked;
