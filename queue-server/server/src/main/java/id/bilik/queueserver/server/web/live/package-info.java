/** Live feeds: whole views as server-sent events. */
@NullMarked
package id.bilik.queueserver.server.web.live;

import org.jspecify.annotations.NullMarked;
