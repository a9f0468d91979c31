/** Papers that are sent ahead of a visit: what they are, how they are drawn anew, and how they are kept and purged; see {@code docs/papers.md}. */
@NullMarked
package id.bilik.queueserver.server.papers;

import org.jspecify.annotations.NullMarked;
