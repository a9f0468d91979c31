package id.bilik.queueserver.server.collective;

import id.bilik.queueserver.server.access.CompanySecrets;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.records.CompanyRows;
import id.bilik.queueserver.server.records.CompanyRows.Company;
import id.bilik.queueserver.server.records.CompanyRows.Person;
import id.bilik.queueserver.server.records.Records;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The people of companies' lists. A list is taken whole or not at all, and a list that comes again changes only what is
 * different in it. For many threads, one list at a time.
 */
public final class CompanyLists {
    private final CompanyRows rows;
    private final SealingJournal keys;
    private final CompanySecrets secrets;

    /**
     * The outcome of a list.
     *
     * @param rows      of the file, without the headings
     * @param taken     whether it was taken; never where something is wrong with it
     * @param added     people who are new, or would be
     * @param withdrawn people who were on the list before and are not in the file; none of whom an officer has served
     * @param findings  all that is wrong
     */
    public record Report(int rows, boolean taken, int added, int changed, int unchanged, int withdrawn,
            List<Finding> findings) {}

    /** Somebody on a list, and what became of the claim. */
    public record Entry(int number, State state, ListedPerson person) {}

    public CompanyLists(Records records, SealingJournal keys, CompanySecrets secrets) {
        this.rows = records.companies();
        this.keys = keys;
        this.secrets = secrets;
    }

    /**
     * Checks a list, and takes it where that is asked for and nothing is wrong.
     *
     * @param reasons ids of the reasons for which a list may claim
     * @param booked whether somebody of that NIK has a claim of their own at the branch
     * @throws UnreadableList where the file is no list
     */
    public synchronized Report read(Company company, byte[] file, Set<String> reasons, boolean take,
            Predicate<String> booked, Instant now) throws UnreadableList {
        Set<String> elsewhere = rows.listElsewhere(company.id());
        CheckedList list = CheckedList.read(file, reasons).against(person -> {
            if (elsewhere.contains(secrets.personOf(person.nik()))) {
                return Optional.of(new Said("Orang ini ada di daftar perusahaan lain.",
                        "This person is on the list of another company."));
            }
            return booked.test(person.nik())
                    ? Optional.of(new Said("Orang ini punya pemesanan sendiri di cabang. Batalkan itu dahulu.",
                            "This person has a booking of their own at the branch. Cancel that first."))
                    : Optional.empty();
        });
        return compare(company, list, take && list.findings().isEmpty(), now);
    }

    private Report compare(Company company, CheckedList list, boolean take, Instant now) {
        Map<String, Person> before = new HashMap<>();
        int last = 0;
        for (Person person : rows.listPeople(company.id())) {
            before.put(person.person(), person);
            last = Math.max(last, person.number());
        }
        List<Person> changes = new ArrayList<>();
        Set<String> there = new HashSet<>();
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        for (ListedPerson person : list.people().values()) {
            String key = secrets.personOf(person.nik());
            there.add(key);
            Person known = before.get(key);
            if (known == null) {
                last++;
                added++;
                changes.add(new Person(last, key, take ? seal(company, last, person) : "", State.LISTED.word()));
            } else if (known.state().equals(CompanyRows.WITHDRAWN)
                    || !person.equals(open(company, known).orElse(null))) {
                changed++;
                String state = known.state().equals(CompanyRows.WITHDRAWN) ? State.LISTED.word() : known.state();
                changes.add(new Person(known.number(), key, take ? seal(company, known.number(), person) : "", state));
            } else {
                unchanged++;
            }
        }
        List<Person> withdrawn = before.values().stream()
                .filter(it -> !there.contains(it.person()) && !State.of(it.state()).isOver())
                .map(it -> new Person(it.number(), it.person(), it.sealed(), CompanyRows.WITHDRAWN)).toList();
        if (take) {
            changes.addAll(withdrawn);
            rows.save(company, changes, now);
        }
        return new Report(list.rows(), take, added, changed, unchanged, withdrawn.size(), list.findings());
    }

    private String seal(Company company, int number, ListedPerson person) {
        return keys.seal(LocalDate.parse(company.sealedFor()), CompanyRows.place(company.id(), number),
                Companies.json(person));
    }

    private Optional<ListedPerson> open(Company company, Person row) {
        return keys.open(row.sealed(), CompanyRows.place(company.id(), row.number()))
                .map(plain -> Companies.read(plain, ListedPerson.class));
    }

    /** The state of each claim, by number in the list. */
    public Map<Integer, State> states(Company company) {
        Map<Integer, State> states = new LinkedHashMap<>();
        rows.listPeople(company.id()).forEach(it -> states.put(it.number(), State.of(it.state())));
        return states;
    }

    /** Those of these numbers who are known still, by number. */
    public Map<Integer, Entry> entries(Company company, Set<Integer> numbers) {
        Map<Integer, Entry> entries = new HashMap<>();
        rows.listPeople(company.id()).stream().filter(it -> numbers.contains(it.number())).forEach(
                it -> open(company, it).ifPresent(
                        person -> entries.put(it.number(), new Entry(it.number(), State.of(it.state()), person))));
        return entries;
    }

    /**
     * An officer takes the first of these whom nobody has taken; two officers never get the same person.
     *
     * @param order numbers in the order of the day
     */
    public synchronized Optional<Integer> callNext(Company company, List<Integer> order, Instant now) {
        Map<Integer, State> states = states(company);
        for (Integer number : order) {
            if (states.get(number) == State.LISTED
                    && rows.mark(company.id(), number, State.LISTED.word(), State.CALLED.word(), now)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    /**
     * Notes what became of a claim.
     *
     * @return false where there is no such person on the list any more
     */
    public synchronized boolean mark(Company company, int number, State state, Instant now) {
        State before = states(company).get(number);
        return before != null && before != State.WITHDRAWN
                && rows.mark(company.id(), number, before.word(), state.word(), now);
    }
}
