/** Small files of a process. */
@NullMarked
package id.bilik.process.files;

import org.jspecify.annotations.NullMarked;
