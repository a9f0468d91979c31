@NullMarked
package id.bilik.queueserver.web;

import org.jspecify.annotations.NullMarked;
