@NullMarked
package id.bilik.queueserver.server.follow;

import org.jspecify.annotations.NullMarked;
