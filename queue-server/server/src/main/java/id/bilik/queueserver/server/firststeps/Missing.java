package id.bilik.queueserver.server.firststeps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a step still lacks.
 *
 * @param what  a word that pages have words for, such as {@code names} or {@code booth-screens}
 * @param count how many; 1 where it is one thing
 */
public record Missing(String what, int count) {
    /** Each once, in the order in which they come first. */
    static List<Missing> summed(List<Missing> each) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        each.forEach(one -> counts.merge(one.what, one.count, Integer::sum));
        return counts.entrySet().stream().map(sum -> new Missing(sum.getKey(), sum.getValue())).toList();
    }
}
