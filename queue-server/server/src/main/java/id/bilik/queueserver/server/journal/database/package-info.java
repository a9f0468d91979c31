/** The journal in PostgreSQL, and reading of the H2 files that earlier versions wrote; see {@code docs/journal.md}. */
@NullMarked
package id.bilik.queueserver.server.journal.database;

import org.jspecify.annotations.NullMarked;
