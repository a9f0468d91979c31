package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.ClaimReason;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.PaperCheck;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.papers.Paper;
import id.bilik.queueserver.server.papers.PaperDesk;
import id.bilik.queueserver.server.papers.Uploads;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The papers of a booking.
 *
 * @param reason    for which it is; absent where nobody said one: then the papers of the service are asked for
 * @param names     of the reason, by language
 * @param papers    what is asked for, in its order
 * @param missing   what is not there yet: of each list any one will do
 * @param mostBytes of a paper
 * @param partBytes of a part in which it is sent
 * @param until     until when they are kept
 */
record PapersView(String booking, @Nullable String reason, @Nullable Map<String, String> names, List<PaperView> papers,
        List<List<String>> missing, int mostBytes, int partBytes, OffsetDateTime until) {

    /**
     * A paper.
     *
     * @param basis    {@code law} or {@code branch}; absent where nobody said a reason
     * @param oneOf    group of which any one will do
     * @param state    {@code none}, {@code sent}, {@code accepted}, {@code unreadable}, {@code missing} or {@code mismatch}
     * @param pages    how many pages there are
     * @param sentence of the officer about it
     * @param size     bytes of one that is on its way
     * @param received how many of them are here
     */
    record PaperView(String id, Map<String, String> text, boolean required, @Nullable String basis,
            @Nullable String oneOf, String state, int pages, @Nullable OffsetDateTime sentAt,
            @Nullable String sentence, @Nullable Long size, @Nullable Long received) {}

    static PapersView of(BranchPlan plan, Booking booking, BookingBodies.@Nullable Claim claim, PaperDesk desk) {
        Service service = plan.getService(booking.service());
        Optional<ClaimReason> reason = claim == null ? Optional.empty() : service.findReason(claim.reason());
        Map<String, Paper> known = new LinkedHashMap<>();
        desk.shelf().list(booking.id()).forEach(paper -> known.put(paper.document(), paper));
        List<PaperView> papers = reason
                .map(asked -> OfferedReason.papers(service, asked).stream()
                        .map(paper -> view(booking, new Document(paper.id(), paper.text(), paper.required()),
                                paper.basis(), paper.oneOf(), known, desk, plan.zone()))
                        .toList())
                .orElseGet(() -> service.documents().stream()
                        .map(document -> view(booking, document, null, null, known, desk, plan.zone())).toList());
        Set<String> there = known.values().stream().filter(Paper::counts).map(Paper::document)
                .collect(Collectors.toSet());
        List<List<String>> missing = reason
                .map(asked -> PaperCheck.listMissing(service, asked, there).stream().map(PaperCheck.Missing::oneOf)
                        .toList())
                .orElseGet(() -> service.documents().stream()
                        .filter(document -> document.required() && !there.contains(document.id()))
                        .map(document -> List.of(document.id())).toList());
        return new PapersView(booking.id(), reason.map(ClaimReason::id).orElse(null),
                reason.map(ClaimReason::names).orElse(null), papers, missing, Uploads.MOST_BYTES,
                Uploads.MOST_BYTES_OF_PART, local(PaperDesk.keptUntil(booking, plan.zone()), plan.zone()));
    }

    private static PaperView view(Booking booking, Document document, @Nullable String basis, @Nullable String oneOf,
            Map<String, Paper> known, PaperDesk desk, ZoneId zone) {
        Paper paper = known.get(document.id());
        Optional<Uploads.Progress> upload = desk.uploads().find(booking.id(), document.id());
        Instant sentAt = paper == null ? null : paper.sentAt();
        return new PaperView(document.id(), document.text(), document.required(), basis, oneOf, state(paper),
                paper == null ? 0 : paper.pages(), sentAt == null ? null : local(sentAt, zone),
                paper == null ? null : paper.sentence(), upload.map(Uploads.Progress::size).orElse(null),
                upload.map(Uploads.Progress::received).orElse(null));
    }

    private static String state(@Nullable Paper paper) {
        if (paper == null) {
            return "none";
        }
        Paper.Verdict verdict = paper.verdict();
        if (verdict == null) {
            return paper.file() == null ? "none" : "sent";
        }
        return ContractNames.of(verdict);
    }

    private static OffsetDateTime local(Instant at, ZoneId zone) { return at.atZone(zone).toOffsetDateTime(); }
}
