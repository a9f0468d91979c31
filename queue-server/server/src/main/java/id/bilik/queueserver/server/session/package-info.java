/** What is only now: sheets of visits, and what wakes up at a time. A restart loses it, and nothing else. */
@NullMarked
package id.bilik.queueserver.server.session;

import org.jspecify.annotations.NullMarked;
