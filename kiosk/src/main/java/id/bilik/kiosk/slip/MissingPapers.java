package id.bilik.kiosk.slip;

import java.util.List;

/**
 * The papers that somebody has to fetch before they are served.
 *
 * @param papers
 *            in the language of the slip
 */
public record MissingPapers(String branchName, String ticket, List<String> papers) {
    public MissingPapers {
        papers = List.copyOf(papers);
    }
}
