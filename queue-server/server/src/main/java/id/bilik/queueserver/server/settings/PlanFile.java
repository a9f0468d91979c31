package id.bilik.queueserver.server.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.process.configuration.ConfigProblem;
import id.bilik.process.json.JsonFault;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;

/** The plan that a branch begins with: a file that holds a {@link PlanJson}. */
public final class PlanFile {
    private static final String DEFAULT = "/plans/pekalongan.json";

    private PlanFile() {}

    /** The plan that the server starts with where none is configured: open around the clock. */
    public static BranchPlan readDefault() {
        try (InputStream file = PlanFile.class.getResourceAsStream(DEFAULT)) {
            if (file == null) {
                throw new IllegalStateException("the default plan is missing from the installation");
            }
            return parse(file.readAllBytes()).toPlan();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the default plan cannot be read", unreadable);
        }
    }

    /** @throws ConfigProblem naming the file and what is wrong in it */
    public static BranchPlan read(Path file) throws ConfigProblem {
        try {
            return parse(Files.readAllBytes(file)).toPlan();
        } catch (JsonProcessingException wrong) {
            var at = wrong.getLocation();
            throw new ConfigProblem(List.of("plan " + file + ", line " + (at == null ? "?" : at.getLineNr()) + ": "
                    + JsonFault.of(wrong).sentence()));
        } catch (IOException unreadable) {
            throw new ConfigProblem(List.of("plan " + file + " cannot be read: " + unreadable.getMessage()));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new ConfigProblem(List.of("plan " + file + ": " + wrong.getMessage()));
        }
    }

    private static PlanJson parse(byte[] json) throws IOException {
        try {
            PlanJson plan = StrictJson.mapper().readValue(json, PlanJson.class);
            if (plan == null) {
                throw new IllegalArgumentException("it must be a JSON object, not null");
            }
            return plan;
        } catch (JsonProcessingException wrong) {
            throw StrictJson.foremost(wrong, json, PlanJson.class);
        }
    }
}
