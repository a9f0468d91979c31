package id.bilik.queueserver.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of the records wherever they lie. */
abstract class RecordsContract {
    static final Instant MONDAY = Instant.parse("2026-03-09T01:00:00Z");

    Instant now = MONDAY;
    final InstantSource clock = () -> now;
    Records records;

    abstract Records open();

    @BeforeEach
    void openRecords() { records = open(); }

    @AfterEach
    void close() { records.close(); }

    final void restart() {
        records.close();
        records = open();
    }

    final Accounts accounts() { return records.accounts(); }

    @Test
    void a_name_has_one_account_also_after_a_restart() {
        String sari = accounts().idOf("Sari Dewi");
        String budi = accounts().idOf("Budi");

        assertThat(accounts().idOf("Sari Dewi")).isEqualTo(sari).isNotEqualTo(budi);
        restart();
        assertThat(accounts().idOf("Sari Dewi")).isEqualTo(sari);
        assertThat(accounts().findName(budi)).hasValue("Budi");
    }

    @Test
    void whom_a_booking_is_for_is_noted_once_and_kept_though_its_wish_comes_again() {
        BookingRows rows = records.bookings();
        rows.note("b1", "sealed", now.plus(BookingRows.UNCONFIRMED));
        assertThat(rows.keep("b1", now.plus(BookingRows.kept()))).isTrue();
        rows.note("b1", "sealed again", now.plus(BookingRows.UNCONFIRMED));
        rows.delete("b2");
        rows.replace("b2", "moved", now.plus(BookingRows.kept()));

        now = now.plus(Duration.ofDays(2));
        records.purge();
        assertThat(rows.find("b1")).hasValue("sealed");
        assertThat(rows.find("b2")).as("what is deleted does not come back").isEmpty();
    }

    @Test
    void a_message_that_is_derived_again_is_there_once_and_goes_its_way() {
        MessageRows rows = records.messages();
        MessageRows.Message message = new MessageRows.Message("b1.confirmed.0.mail", "b", "b1", "confirmed", 0, "mail",
                now, now.plus(Duration.ofDays(1)), 0);
        assertThat(rows.position("b")).isEmpty();
        rows.add("b", 7, List.of(message), List.of(new AddressRows.Kept("b1", "sealed", now)), now);
        rows.retry(message, now.plusSeconds(10), "away", now);
        rows.add("b", 8, List.of(message), List.of(new AddressRows.Kept("b1", "sealed anew", now)), now);
        restart();
        rows = records.messages();

        assertThat(rows.position("b")).hasValue(8);
        assertThat(rows.listDue("b", "mail", now.plusSeconds(9), 10)).isEmpty();
        assertThat(rows.listDue("b", "mail", now.plusSeconds(10), 10)).singleElement()
                .satisfies(due -> assertThat(due.tries()).isEqualTo(1));
        assertThat(rows.count(now).oldest()).hasValue(now);
        assertThat(rows.listLate("b", "mail", now.plus(Duration.ofDays(1)))).hasSize(1);
        rows.become(message, MessageRows.State.REFUSED, "550", now);
        assertThat(rows.firstRefused(now.minusSeconds(1))).hasValue(now);
        assertThat(rows.count(now).byState()).containsOnly(Map.entry("refused", 1));
    }

    @Test
    void an_address_goes_with_its_person_unless_a_cancellation_needs_it() {
        AddressRows addresses = records.addresses();
        List<AddressRows.Kept> kept = List.of("stays", "forgotten", "cancelled").stream()
                .map(id -> new AddressRows.Kept(id, "sealed", now.plus(AddressRows.kept()))).toList();
        MessageRows.Message cancellation = new MessageRows.Message("m", "b", "cancelled", "cancelled", 1, "mail", now,
                now.plus(Duration.ofDays(1)), 0);
        records.messages().add("b", 1, List.of(cancellation), kept, now);
        records.bookings().note("stays", "sealed", now.plus(Duration.ofDays(9)));

        assertThat(addresses.listOrphans()).containsExactlyInAnyOrder("forgotten", "cancelled");
        addresses.deleteUnneeded(addresses.listOrphans(), "cancelled");
        assertThat(addresses.find("forgotten")).isEmpty();
        assertThat(addresses.find("cancelled")).hasValue("sealed");
        records.messages().become(cancellation, MessageRows.State.SENT, "", now);
        addresses.deleteUnneeded(addresses.listOrphans(), "cancelled");
        assertThat(addresses.find("cancelled")).isEmpty();
        pass(AddressRows.kept());
        records.purge();
        assertThat(addresses.find("stays")).isEmpty();
    }

    @Test
    void names_are_kept_exactly() {
        List<String> names = List.of("Sari", "sari", "Sari ", "Ni Luh Ayu’", "王", "O'Brien; DROP TABLE account", "%");
        List<String> ids = names.stream().map(accounts()::idOf).toList();
        restart();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().map(id -> accounts().findName(id).orElse("?")).toList()).isEqualTo(names);
    }

    @Test
    void an_id_is_told_from_a_name_and_says_nothing_of_it() {
        String id = accounts().idOf("Sari");

        assertThat(Accounts.isId(id)).as(id).isTrue();
        assertThat(id.toLowerCase(java.util.Locale.ROOT)).doesNotContain("sari");
        for (String name : List.of("Sari", "acc-", "acc-Sari", "acc-sari", id + "x", "")) {
            assertThat(Accounts.isId(name)).as(name).isFalse();
            assertThat(accounts().find(name)).hasValue(name);
        }
    }

    @Test
    void an_account_that_is_gone_has_no_name() {
        String sari = accounts().idOf("Sari");

        assertThat(accounts().delete(sari)).isTrue();
        assertThat(accounts().delete(sari)).isFalse();
        assertThat(accounts().find(sari)).isEmpty();
        assertThat(accounts().idOf("Sari")).as("whoever comes anew is somebody else").isNotEqualTo(sari);
    }

    @Test
    void an_account_is_purged_a_year_after_its_last_use_and_not_before() {
        String left = accounts().idOf("Left long ago");
        String stays = accounts().idOf("Stays");
        pass(Accounts.KEPT.minusSeconds(1));
        accounts().idOf("Stays");
        records.purge();
        assertThat(accounts().findName(left)).isPresent();

        pass(Duration.ofSeconds(1));
        records.purge();
        assertThat(accounts().findName(left)).isEmpty();
        assertThat(accounts().findName(stays)).hasValue("Stays");
    }

    @Test
    void what_is_due_goes_when_the_records_are_opened() {
        String left = accounts().idOf("Left long ago");
        records.close();
        pass(Accounts.KEPT);
        records = open();

        assertThat(accounts().findName(left)).isEmpty();
        assertThat(count("account")).isZero();
    }

    @Test
    void a_row_that_is_deleted_by_hand_is_shown_no_more_after_a_minute() {
        String sari = accounts().idOf("Sari");
        records.write(handle -> handle.execute("DELETE FROM account"));

        pass(Duration.ofMinutes(1));
        assertThat(accounts().findName(sari)).isEmpty();
    }

    @Test
    void fifty_at_once_with_one_name_get_one_account() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> asked = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asked.add(() -> accounts().idOf("Sari"));
            }
            TreeSet<String> ids = new TreeSet<>();
            for (var answer : people.invokeAll(asked)) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(count("account")).isEqualTo(1);
    }

    @Test
    void people_of_a_head_office_are_told_apart_by_what_it_knows_them_as() {
        String sari = accounts().idOf("Sari");
        HeadOfficeRows office = records.headOffice();

        assertThat(office.make("Sari", "https://office", "e-1")).as("somebody else's name").isEmpty();
        String other = office.make("Sari (head office)", "https://office", "e-1").orElseThrow();
        assertThatThrownBy(() -> office.make("Sari again", "https://office", "e-1"))
                .isInstanceOf(RecordsUnavailable.class);
        assertThat(office.find("https://office", "e-1")).hasValue(other);
        assertThat(office.find("https://another-office", "e-1")).isEmpty();
        assertThat(office.isOne(sari)).isFalse();
        assertThat(office.listIds()).containsExactly(other);
    }

    @Test
    void every_table_is_in_the_catalogue_and_nothing_else_is() {
        accounts().idOf("Sari");
        TreeSet<String> tables = new TreeSet<>(columnOf("%", true));
        tables.removeAll(List.of(Migrations.TABLE, MessageRows.POSITION));

        assertThat(tables)
                .containsExactlyInAnyOrderElementsOf(Records.TABLES.stream().map(RecordsTable::name).toList());
    }

    @Test
    void every_table_has_an_owner_a_purpose_and_a_date_of_purging() {
        accounts().idOf("Sari");
        for (RecordsTable table : Records.TABLES) {
            assertThat(table.owner()).as(table.name()).isNotBlank();
            assertThat(table.purpose()).as(table.name()).matches("[A-Z].{20,}\\.");
            assertThat(table.retention().since()).as(table.name()).isNotBlank();
            assertThat(table.retention().kept()).as(table.name()).isBetween(Duration.ofDays(1), Duration.ofDays(3653));
            assertThat(columnOf(table.name(), false)).contains(table.retention().column());
            assertThat((int) records.write(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table.name()
                    + " WHERE " + table.retention().column() + " IS NULL").mapTo(Integer.class).one())).isZero();
        }
    }

    final void pass(Duration time) { now = now.plus(time); }

    final int count(String table) {
        return records.write(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
    }

    /** The names of the tables, or of the columns of one. */
    private List<String> columnOf(String table, boolean tables) {
        return records.write(handle -> {
            try {
                Connection connection = handle.getConnection();
                List<String> names = new ArrayList<>();
                try (ResultSet found = tables
                        ? connection.getMetaData().getTables(null, connection.getSchema(), table, new String[]{"TABLE"})
                        : connection.getMetaData().getColumns(null, connection.getSchema(), table, "%")) {
                    while (found.next()) {
                        names.add(found.getString(tables ? "TABLE_NAME" : "COLUMN_NAME"));
                    }
                }
                return names;
            } catch (SQLException failed) {
                throw new AssertionError(failed);
            }
        });
    }
}
