package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.server.follow.PlanHistory;
import id.bilik.queueserver.server.journal.Journal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the people of a branch set up, beside the plan itself: drafts, what became of plans, pictures. */
public final class Settings {
    private final Path data;
    private final Pictures pictures;
    private final Map<String, PlanDraft> drafts = new ConcurrentHashMap<>();
    private final Map<String, PlanHistory> histories = new ConcurrentHashMap<>();
    private final Map<String, Confirmations> confirmations = new ConcurrentHashMap<>();

    /** @param data folder of what the server keeps */
    public Settings(Path data) {
        this.data = data;
        this.pictures = new Pictures(data);
    }

    public PlanDraft draft(String branch) { return drafts.computeIfAbsent(branch, id -> new PlanDraft(data, id)); }

    /** @param journal of that branch */
    public PlanHistory history(String branch, Journal journal) {
        return histories.computeIfAbsent(branch, id -> new PlanHistory(journal, id));
    }

    public Confirmations confirmations(String branch) {
        return confirmations.computeIfAbsent(branch, id -> new Confirmations(data, id));
    }

    public Pictures pictures() { return pictures; }
}
