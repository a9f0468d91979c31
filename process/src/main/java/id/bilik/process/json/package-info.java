/** JSON as every process of ours reads and writes it: strict, with every fault named by its field. */
@NullMarked
package id.bilik.process.json;

import org.jspecify.annotations.NullMarked;
