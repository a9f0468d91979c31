/** The kiosk as a process: its configuration, its wiring and its start. Everything else is in the packages below. */
@NullMarked
package id.bilik.kiosk;

import org.jspecify.annotations.NullMarked;
