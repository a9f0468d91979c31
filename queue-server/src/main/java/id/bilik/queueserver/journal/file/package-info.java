/** The embedded journal: append-only files of text lines; see {@code docs/journal.md}. */
@NullMarked
package id.bilik.queueserver.journal.file;

import org.jspecify.annotations.NullMarked;
