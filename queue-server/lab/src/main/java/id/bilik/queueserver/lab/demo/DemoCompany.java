package id.bilik.queueserver.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A company that has laid people off: the supervisor opens the collective channel for it, its representative sends the list, and
 * both agree to a schedule at the branch from the next day on. Whoever looks at the ledger, or at the page of companies, finds it.
 */
final class DemoCompany {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCompany.class);
    private static final int WORKFORCE = 120;
    private static final int LAID_OFF = 45;
    private static final int SECONDS_EACH = 240;

    private final BranchClient branch;
    private final LocalDate today;
    private final RandomGenerator random;

    DemoCompany(BranchClient branch, LocalDate today, long seed) {
        this.branch = branch;
        this.today = today;
        this.random = new SplittableRandom(seed);
    }

    /** The outcome, for the story. */
    String come() throws IOException, InterruptedException {
        BranchClient.Answer opened = branch.post("/companies", "requestId", UUID.randomUUID().toString(), "company",
                "PT Tekstil Contoh", "representative", "Wakil Contoh", "phone", "081200000000", "attorney", "SK-1/DEMO",
                "attorneyDate", today.minusDays(7).toString(), "workforce", WORKFORCE, "laidOff", LAID_OFF, "laidOffOn",
                today.minusDays(40).toString());
        JsonNode company = opened.body();
        String path = "/companies/" + company.path("company").asText();
        String url = company.path("url").asText();
        BranchClient representative = branch.ofCompany(url.substring(url.indexOf('.', url.indexOf('#')) + 1));
        BranchClient.Answer listed = representative.post(path + "/list", "parts", List.of(list()), "take", true);
        BranchClient.Answer proposed = branch.post(path + "/schedule", "site", "branch", "from",
                today.plusDays(1).toString(), "officers", 1, "secondsEach", SECONDS_EACH);
        BranchClient.Answer agreed = representative.post(path + "/schedule/agree", "version", 1);
        if (!agreed.isDone()) {
            LOG.warn("no schedule for a company: {} {} {} {}", opened.status(), listed.body(), proposed.body(),
                    agreed.body());
            return "A company came, and nothing could be agreed with it";
        }
        return "A company that lays off %d of %d people agrees to a schedule of %d days from tomorrow on"
                .formatted(LAID_OFF, WORKFORCE, proposed.body().path("days").asInt());
    }

    /** The file, in Base64. */
    private String list() {
        StringBuilder rows = new StringBuilder("Nama;Telepon;Email;NIK;KPJ;Masa kerja;Alasan;Dokumen\n");
        for (int i = 1; i <= LAID_OFF; i++) {
            rows.append(
                    "Pekerja Contoh %d;0812%08d;pekerja%d@example.org;%s;%011d;2015-03-01 - %s;laid-off;ktp, kpj, phk%n"
                            .formatted(i, i, i, OnlineParticipants.nik(random), i, today.minusDays(40)));
        }
        return Base64.getEncoder().encodeToString(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
}
