/** What people see and do on the pages: each in a real browser, on a whole server in this process. */
@NullMarked
package id.bilik.queueserver.journeys;

import org.jspecify.annotations.NullMarked;
