/** What a branch is planned to be: services, groups, hours, rules, and the limits of texts. */
@NullMarked
package id.bilik.queueserver.core.branch.plan;

import org.jspecify.annotations.NullMarked;
