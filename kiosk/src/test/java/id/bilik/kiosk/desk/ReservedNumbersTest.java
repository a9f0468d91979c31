package id.bilik.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.kiosk.queue.Leases;
import id.bilik.kiosk.store.FolderDisk;
import id.bilik.kiosk.store.Store;
import id.bilik.kiosk.store.StoreFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of a whole day are hundreds, and the card on which they are written is to last for years. */
class ReservedNumbersTest {
    private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void a_lease_that_did_not_change_is_not_written_again_and_one_that_ended_is_gone() throws IOException, StoreFailed {
        try (Store store = Store.open(FolderDisk.take(folder).orElseThrow())) {
            ReservedNumbers reserved = new ReservedNumbers(store, UUID.randomUUID());
            reserved.renew(leases(lease("jht", 20), lease("jkk", 400), lease("jkm", 20)));
            long before = size();

            reserved.renew(leases(lease("jht", 40), lease("jkk", 400)));

            assertThat(size() - before).as("one page for forty numbers").isEqualTo(4_096);
        }
        try (Store store = Store.open(FolderDisk.take(folder).orElseThrow())) {
            ReservedNumbers reserved = new ReservedNumbers(store, UUID.randomUUID());
            assertThat(List.of(count(reserved, "jht"), count(reserved, "jkk"), count(reserved, "jkm")))
                    .containsExactly(40, 400, 0);
        }
    }

    private static int count(ReservedNumbers reserved, String service) {
        return reserved.count(service, new Stamp("boot", 0, NOON, true, null));
    }

    private long size() throws IOException { return Files.size(folder.resolve("kiosk.log")); }

    private static Leases leases(Leases.Lease... leases) { return new Leases(List.of(leases)); }

    private static Leases.Lease lease(String service, int count) {
        return new Leases.Lease(service, LocalDate.parse("2026-03-02"), NOON.minusSeconds(9_999),
                NOON.plusSeconds(9_999), IntStream.range(601, 601 + count)
                        .mapToObj(number -> new Leases.FreeNumber("A" + number, null)).toList());
    }
}
