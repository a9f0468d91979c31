@NullMarked
package id.bilik.queueserver.server.messages;

import org.jspecify.annotations.NullMarked;
