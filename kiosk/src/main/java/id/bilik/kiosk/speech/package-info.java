/**
 * The kiosk's voice: turns what stands on the page into sound. It says only what the kiosk knows, never what it is sent.
 */
@NullMarked
package id.bilik.kiosk.speech;

import org.jspecify.annotations.NullMarked;
