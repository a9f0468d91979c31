/** The append-only journal of a branch, on H2 or PostgreSQL; see {@code docs/journal.md}. */
@NullMarked
package id.bilik.queueserver.journal;

import org.jspecify.annotations.NullMarked;
