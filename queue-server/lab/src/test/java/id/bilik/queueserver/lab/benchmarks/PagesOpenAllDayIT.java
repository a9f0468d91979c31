package id.bilik.queueserver.lab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.testsupport.browser.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages stand open from morning to evening: eight hours of visits later they hold no more than after the first. */
class PagesOpenAllDayIT {
    /** Of a group of six booths in which a visit takes eight minutes. */
    private static final int HOUR_OF_VISITS = 45;
    private static final int DAY_OF_VISITS = 8 * HOUR_OF_VISITS;
    /**
     * Nodes that come and go with what a page shows just now. A board keeps fifty announcements in words, five nodes each,
     * and on a slow machine has made few of them in the first hour. One node a visit would be more.
     */
    private static final double NODES_AT_MOST = 300;
    /** Bytes of what engines keep by themselves: compiled code, caches. A view of a group has some 20 kB. */
    private static final double BYTES_AT_MOST = 2e6;

    @TempDir
    private Path folder;

    @Test
    void no_page_grows() throws IOException {
        Optional<PageMemoryBench> chromium = PageMemoryBench.open();
        Assumptions.assumeTrue(chromium.isPresent(), Chromium.MISSING);
        try (PageMemoryBench pages = chromium.orElseThrow(); BilikProcess branch = BilikProcess.branch(folder)) {
            Map<String, PageMemoryBench.Growth> growth = pages.grow(branch, HOUR_OF_VISITS, DAY_OF_VISITS);
            assertThat(growth).containsOnlyKeys("officer", "board", "booth", "staff");
            growth.forEach((page, grown) -> {
                assertThat(grown.late().nodes()).as("nodes of %s", page)
                        .isLessThan(grown.early().nodes() + NODES_AT_MOST);
                assertThat(grown.late().bytes()).as("bytes of %s", page)
                        .isLessThan(grown.early().bytes() + BYTES_AT_MOST);
            });
        }
    }
}
