/**
 * What concerns people, each table with an owner, a purpose and a date of purging; see {@code docs/records.md}. The
 * journal knows people by the ids that are kept here.
 */
@NullMarked
package id.bilik.queueserver.server.records;

import org.jspecify.annotations.NullMarked;
