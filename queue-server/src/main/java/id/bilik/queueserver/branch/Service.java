package id.bilik.queueserver.branch;

import java.time.Duration;
import java.util.Map;

/**
 * What one comes for.
 *
 * @param id       short name in addresses, unique in the branch
 * @param letter   first character of its ticket numbers, A-Z, unique in the branch
 * @param names    name by language code, in the order in which languages are shown
 * @param expected mean time in the booth before there is experience, more than zero
 * @param target   wait within which the branch promises to call, more than zero
 */
public record Service(String id, char letter, Map<String, String> names, Duration expected, Duration target) {}
