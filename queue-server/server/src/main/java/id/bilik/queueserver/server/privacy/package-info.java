/** What is kept of people, for how long, and how it goes; see {@code docs/records.md}. */
@NullMarked
package id.bilik.queueserver.server.privacy;

import org.jspecify.annotations.NullMarked;
