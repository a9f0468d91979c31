@NullMarked
package id.bilik.queueserver.server.journal;

import org.jspecify.annotations.NullMarked;
