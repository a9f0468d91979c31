/** The laboratory beside the server: nothing of it is ever part of a package. */
@NullMarked
package id.bilik.queueserver.lab;

import org.jspecify.annotations.NullMarked;
