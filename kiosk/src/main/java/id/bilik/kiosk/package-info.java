@NullMarked
package id.bilik.kiosk;

import org.jspecify.annotations.NullMarked;
