/** A branch that is not real, in which staff practise: the plan of the real one, imagined participants, data of its own. */
@NullMarked
package id.bilik.queueserver.server.training;

import org.jspecify.annotations.NullMarked;
