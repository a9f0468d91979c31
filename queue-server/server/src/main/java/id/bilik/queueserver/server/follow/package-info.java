/** Reading the journal forward: one follower, and a reading for each question. */
@NullMarked
package id.bilik.queueserver.server.follow;

import org.jspecify.annotations.NullMarked;
