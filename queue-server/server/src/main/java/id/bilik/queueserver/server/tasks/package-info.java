/** What the process does besides serving: verifying and repairing its journal, training the archive of classes. */
@NullMarked
package id.bilik.queueserver.server.tasks;

import org.jspecify.annotations.NullMarked;
