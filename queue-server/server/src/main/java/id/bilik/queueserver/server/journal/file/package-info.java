/** The embedded journal: append-only files of text lines; see {@code docs/journal.md}. */
@NullMarked
package id.bilik.queueserver.server.journal.file;

import org.jspecify.annotations.NullMarked;
