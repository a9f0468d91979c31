/** Tests of the pages: in a real browser, and by reading their files. The pages themselves have no Java. */
@NullMarked
package id.bilik.displayboard;

import org.jspecify.annotations.NullMarked;
