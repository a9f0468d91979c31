package id.bilik.queueserver.server.web.routes;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies that may be sent about companies. */
final class CompanyBodies {
    private CompanyBodies() {}

    /**
     * @param attorney     number of the power of attorney
     * @param attorneyDate when it was given, ISO-8601
     * @param laidOffOn    likewise
     */
    record Open(UUID requestId, String company, String representative, @Nullable String phone, @Nullable String email,
            String attorney, String attorneyDate, Integer workforce, Integer laidOff, String laidOffOn) {}

    /**
     * @param parts of the file in Base64, in order: one text of JSON has a million letters at most
     * @param take  whether the list is taken where nothing is wrong; left out: it is only checked
     */
    record Listed(List<String> parts, @Nullable Boolean take) {}

    /**
     * @param parts    as of a list
     * @param format   {@code csv} or {@code xlsx}
     * @param language {@code id} or {@code en}
     */
    record ReportFile(List<String> parts, String format, @Nullable String language) {}

    /**
     * @param site        {@code company} or {@code branch}
     * @param from        the first day, after today
     * @param officers    who work on the list
     * @param secondsEach that one person takes
     * @param opens       at the company: such as {@code 09:00}
     * @param closes      likewise
     */
    record Propose(String site, String from, Integer officers, Integer secondsEach, @Nullable String opens,
            @Nullable String closes) {}

    /** @param version the newest one */
    record Agree(Integer version) {}

    /** @param claim {@code listed}, {@code served}, {@code absent} or {@code missing-papers} */
    record Mark(String claim) {}
}
