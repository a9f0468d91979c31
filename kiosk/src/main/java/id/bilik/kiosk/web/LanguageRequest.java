package id.bilik.kiosk.web;

import org.jspecify.annotations.Nullable;

/** A body that names the language of a slip; without one it is the usual one. */
record LanguageRequest(@Nullable String language) {}
