/** Lists of companies that lay people off: their files, the report on every row, and what is kept; docs/collective.md. */
@NullMarked
package id.bilik.queueserver.server.collective;

import org.jspecify.annotations.NullMarked;
