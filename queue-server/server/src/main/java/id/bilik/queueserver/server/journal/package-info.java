/** The append-only journal of a branch, in files of our own or in PostgreSQL; see {@code docs/journal.md}. */
@NullMarked
package id.bilik.queueserver.server.journal;

import org.jspecify.annotations.NullMarked;
