/** What of the journal concerns people, sealed with keys that last as long as it may; see {@code docs/journal.md}. */
@NullMarked
package id.bilik.queueserver.server.journal.sealing;

import org.jspecify.annotations.NullMarked;
