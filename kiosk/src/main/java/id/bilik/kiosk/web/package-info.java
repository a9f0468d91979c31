/** The kiosk's own small web: the touch page, and the routes of {@code docs/kiosk.md} behind it. */
@NullMarked
package id.bilik.kiosk.web;

import org.jspecify.annotations.NullMarked;
