@NullMarked
package id.bilik.queueserver.server.web;

import org.jspecify.annotations.NullMarked;
