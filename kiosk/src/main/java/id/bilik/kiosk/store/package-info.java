/**
 * The kiosk's own memory on its card: what must outlive a kill and a power cut. Knows no tickets: it keeps records by kind
 * and name.
 */
@NullMarked
package id.bilik.kiosk.store;

import org.jspecify.annotations.NullMarked;
