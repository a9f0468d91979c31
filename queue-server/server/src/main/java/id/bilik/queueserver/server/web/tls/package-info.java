/** The server's certificate: from a folder that is watched, or from an authority of the branch's own. */
@NullMarked
package id.bilik.queueserver.server.web.tls;

import org.jspecify.annotations.NullMarked;
