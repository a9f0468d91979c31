package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.server.follow.PlanHistory;
import id.bilik.queueserver.server.journal.Journal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the people of a branch set up, beside the plan itself: drafts, what became of plans, pictures. */
public final class Settings {
    private final Path data;
    private final Journal journal;
    private final Pictures pictures;
    private final Map<String, PlanDraft> drafts = new ConcurrentHashMap<>();
    private final Map<String, PlanHistory> histories = new ConcurrentHashMap<>();

    /** @param data folder of what the server keeps */
    public Settings(Path data, Journal journal) {
        this.data = data;
        this.journal = journal;
        this.pictures = new Pictures(data);
    }

    public PlanDraft draft(String branch) { return drafts.computeIfAbsent(branch, id -> new PlanDraft(data, id)); }

    public PlanHistory history(String branch) {
        return histories.computeIfAbsent(branch, id -> new PlanHistory(journal, id));
    }

    public Pictures pictures() { return pictures; }
}
