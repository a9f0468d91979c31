/** One visit through every screen, with the processes that the README's command starts and a real browser. */
@NullMarked
package id.bilik.queueserver.lab.walk;

import org.jspecify.annotations.NullMarked;
