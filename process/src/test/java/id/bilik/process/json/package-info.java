@NullMarked
package id.bilik.process.json;

import org.jspecify.annotations.NullMarked;
