/** How tests find and start the Chromium of the machine. Part of no product. */
@NullMarked
package id.bilik.testsupport.browser;

import org.jspecify.annotations.NullMarked;
