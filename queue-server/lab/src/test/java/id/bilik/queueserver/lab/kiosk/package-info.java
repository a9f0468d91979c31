/** A kiosk with simulated hardware at a real server, each a process of its own. */
@NullMarked
package id.bilik.queueserver.lab.kiosk;

import org.jspecify.annotations.NullMarked;
