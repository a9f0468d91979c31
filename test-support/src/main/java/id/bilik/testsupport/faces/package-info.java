/** People before the cameras of pages, and what the pages of others see and hear of them. Part of no product. */
@NullMarked
package id.bilik.testsupport.faces;

import org.jspecify.annotations.NullMarked;
