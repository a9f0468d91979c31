@NullMarked
package id.bilik.queueserver.server.web.http;

import org.jspecify.annotations.NullMarked;
