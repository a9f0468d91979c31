/** Pages, and the files that a branch adds to them. */
@NullMarked
package id.bilik.queueserver.server.web.pages;

import org.jspecify.annotations.NullMarked;
