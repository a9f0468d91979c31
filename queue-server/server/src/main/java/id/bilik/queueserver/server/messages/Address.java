package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.core.branch.Language;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is told of a booking; there is no name here, so that no message can have one.
 *
 * @param email    null for none
 * @param phone    as it was typed; null for none
 * @param language null where nobody said one
 */
record Address(@Nullable String email, @Nullable String phone, @Nullable Language language) {}
