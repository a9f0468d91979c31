package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Check;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows one visit through its day, and who was on duty where meanwhile. */
final class VerificationFold {
    private final TicketNumber ticket;
    private final Map<String, String> officers = new HashMap<>();
    private final Map<String, String> groupOfBooth = new HashMap<>();
    private final Map<String, Verification.Word> words = new LinkedHashMap<>();
    private @Nullable String service;
    /** Before it left a booth last. */
    private @Nullable String serviceBefore;
    private Verification.@Nullable Completion completion;
    private boolean purged;

    VerificationFold(TicketNumber ticket) { this.ticket = ticket; }

    void accept(RecordedEvent recorded) {
        switch (recorded.event()) {
            case Event.OfficerSignedOn on -> officers.put(on.group(), on.officer());
            case Event.OfficerSignedOff off -> officers.remove(off.group());
            case Event.BusinessDayClosed closed -> officers.clear();
            case Event.TicketCalled called -> groupOfBooth.put(called.booth(), called.group());
            case Event.OfVisit event when event.ticket().equals(ticket) -> acceptOurs(event, recorded);
            default -> {
            }
        }
    }

    private void acceptOurs(Event.OfVisit event, RecordedEvent recorded) {
        switch (event) {
            case Event.TicketIssued issued -> {
                service = issued.service();
                words.clear();
                completion = null;
                purged = false;
            }
            case Event.DocumentChecked checked -> {
                if (checked.document().isEmpty()) {
                    purged = true;
                } else {
                    words.put(checked.document(),
                            new Verification.Word(checked.outcome(), recorded.at(), recorded.actor()));
                }
            }
            case Event.VisitTransferred transferred -> {
                serviceBefore = service;
                service = transferred.service();
            }
            case Event.StepCompleted done -> {
                serviceBefore = service;
                service = done.next();
            }
            case Event.VisitNotShown _,Event.VisitDeferred _,Event.PapersMissing _ -> serviceBefore = service;
            case Event.VisitCompleted done -> {
                serviceBefore = service;
                completion = completed(done, recorded.at());
            }
            case Event.DepartureUndone undone -> {
                service = serviceBefore;
                completion = null;
            }
            default -> {
            }
        }
    }

    private Verification.Completion completed(Event.VisitCompleted done, Instant at) {
        String group = groupOfBooth.get(done.booth());
        String officer = group == null ? null : officers.get(group);
        return new Verification.Completion(at, done.booth(), done.outcome(),
                officer == null || officer.isEmpty() ? null : officer);
    }

    /** Empty where the ticket was not issued. */
    Optional<Verification> find(BranchPlan plan) {
        return service == null
                ? Optional.empty()
                : Optional.of(new Verification(ticket, service, papers(plan, service), completion, purged));
    }

    private List<Verification.Paper> papers(BranchPlan plan, String serviceId) {
        List<Verification.Paper> papers = new ArrayList<>();
        Map<String, Verification.Word> others = new LinkedHashMap<>(words);
        for (Document document : plan.findService(serviceId).map(Service::documents).orElse(List.of())) {
            papers.add(new Verification.Paper(document, others.remove(document.id())));
        }
        others.forEach((id, word) -> {
            if (word.check() == Check.SEEN) {
                papers.add(new Verification.Paper(called(plan, id), word));
            }
        });
        return papers;
    }

    /** Its name as any service has it; nothing but its id where the plan has lost it. */
    private static Document called(BranchPlan plan, String id) {
        for (Service each : plan.services()) {
            for (Document document : each.documents()) {
                if (document.id().equals(id)) {
                    return new Document(id, document.text(), false);
                }
            }
        }
        return new Document(id, Map.of(), false);
    }
}
