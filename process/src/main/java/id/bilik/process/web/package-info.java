/** What every server of ours asks of a request before it looks at it. Knows no web framework. */
@NullMarked
package id.bilik.process.web;

import org.jspecify.annotations.NullMarked;
