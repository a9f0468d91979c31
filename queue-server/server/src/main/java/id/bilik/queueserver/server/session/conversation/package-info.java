/** The line between an officer, the booths and an interpreter. All of it is in memory, and ends with each visit. */
@NullMarked
package id.bilik.queueserver.server.session.conversation;

import org.jspecify.annotations.NullMarked;
