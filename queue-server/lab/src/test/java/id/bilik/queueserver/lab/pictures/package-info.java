/** Every screen and state as a picture, for people to look at. */
@NullMarked
package id.bilik.queueserver.lab.pictures;

import org.jspecify.annotations.NullMarked;
