/** The edges: routes, live feed, refusals as problems, the OpenAPI document, pages. Decides nothing. */
@NullMarked
package id.bilik.queueserver.web;

import org.jspecify.annotations.NullMarked;
