@NullMarked
package id.bilik.queueserver.server.journal.sealing;

import org.jspecify.annotations.NullMarked;
