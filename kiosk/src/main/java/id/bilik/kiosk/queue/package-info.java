/**
 * The kiosk's side of the talk with the queue-server: the few records that it reads of the answers, and the client that
 * asks. It knows no printer and no page.
 */
@NullMarked
package id.bilik.kiosk.queue;

import org.jspecify.annotations.NullMarked;
