/** Tells people of their bookings: an outbox that follows the journal, and the carriers that empty it. */
@NullMarked
package id.bilik.queueserver.server.messages;

import org.jspecify.annotations.NullMarked;
