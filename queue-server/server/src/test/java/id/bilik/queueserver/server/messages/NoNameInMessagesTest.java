package id.bilik.queueserver.server.messages;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import id.bilik.queueserver.server.collective.ImaginedList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody types when they book, and whatever becomes of the booking: a message has nothing of it. */
class NoNameInMessagesTest extends AtOnePostOffice {
    private static final List<String> FIRST = List.of("Sari", "Budi", "I Gusti", "Ni Luh", "Muhammad", "Ayu", "Wayan");
    private static final List<String> LAST = List.of("Dewi", "Santoso", "Pratama", "Wijaya", "Nurhaliza", "Lestari",
            "Janji Temu");
    private static final List<String> REASONS = List.of("kematian suami", "klaim JHT", "sakit", "PHK");
    private static final List<String> SERVICES = List.of("jht", "jkk", "jkm", "jp");

    private final List<String> open = new ArrayList<>();

    /** Keeps every letter as it would leave, whole. */
    static final class Kept implements Carrier {
        final List<Letter> letters = new ArrayList<>();

        @Override
        public String word() { return "kept"; }

        @Override
        public boolean reaches(Address address) { return true; }

        @Override
        public Outcome send(Letter letter, Address to) {
            letters.add(letter);
            return new Outcome.Taken();
        }

        @Override
        public void rest() {}
    }

    /** Somebody, and what must be said nowhere. */
    private record Person(String nik, String name, String phone, String email, String reason, String service) {
        static Person of(Random chance, int number) {
            return new Person("3375%02d250790%04d".formatted(1 + number / 9_000, 1 + number % 9_000),
                    any(FIRST, chance) + " " + any(LAST, chance) + " " + Integer.toString(chance.nextInt(), 36),
                    "08" + (100_000_000 + chance.nextInt(900_000_000)),
                    "p" + Integer.toString(chance.nextInt() & 0xffffff, 36) + "@example.test", any(REASONS, chance),
                    any(SERVICES, chance));
        }

        String json(String at, Random chance) {
            String language = chance.nextInt(3) == 0
                    ? ""
                    : "\"language\":\"%s\",".formatted(
                            chance.nextBoolean() ? "id" : "en");
            return """
                    {"requestId":"%s",%s"service":"%s","at":"%s","reason":"%s","person":{"nik":"%s","name":"%s","phone":"%s",
                    "email":"%s"}}"""
                    .formatted(new UUID(chance.nextLong(), chance.nextLong()), language,
                            service, at, reason, nik, name, phone, email);
        }

        private static String any(List<String> of, Random chance) { return of.get(chance.nextInt(of.size())); }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_message_has_a_name_a_number_of_an_identity_card_a_reason_or_a_service(long seed) {
        Random chance = new Random(seed);
        Kept kept = new Kept();
        office = new PostOffice(server, kept, byMail());
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Person person = Person.of(chance, i);
            people.add(person);
            String at = "2026-03-%02dT%02d:%02d:00+07:00".formatted(10 + chance.nextInt(3), 13 + chance.nextInt(8),
                    15 * chance.nextInt(4));
            var answer = client.post(BRANCH + "/bookings", person.json(at, chance));
            if (answer.status() == 201) {
                live(answer.json(), chance);
            }
            office.work();
        }
        for (int hour = 0; hour < 72; hour++) {
            clock.advance(Duration.ofHours(1));
            checkInWhoMay(chance);
            office.work();
        }
        assertThat(kept.letters).extracting(Letter::kind).contains(MessageKind.CONFIRMED, MessageKind.DAY_BEFORE,
                MessageKind.TWO_HOURS);
        for (Letter letter : kept.letters) {
            String whole = letter.toString().replace("\r\n ", "");
            for (Person person : people) {
                assertThat(whole).doesNotContain(person.nik, person.name, person.phone, person.email, person.reason);
            }
            assertThat(whole).doesNotContainIgnoringCase("jaminan");
        }
        for (var mail : mails.getReceivedMessages()) {
            String raw = GreenMailUtil.getWholeMessage(mail);
            for (Person person : people) {
                assertThat(raw).doesNotContain(person.nik, person.name, person.phone, person.reason);
            }
        }
        assertThat(mails.getReceivedMessages()).hasSameSizeAs(kept.letters);
    }

    @Test
    void no_invitation_has_a_name_a_number_a_company_or_a_word_of_a_layoff() {
        Kept kept = new Kept();
        office = new PostOffice(server, kept);
        ListedCompany company = new ListedCompany(client);
        company.list(6);
        company.plan(1, "11:00");
        workFor(5);
        company.plan(2, "10:00");
        workFor(5);
        company.list(4);
        workFor(5);
        assertThat(kept.letters).extracting(Letter::kind).contains(MessageKind.INVITED, MessageKind.DAY_MOVED,
                MessageKind.DAY_WITHDRAWN);
        for (Letter letter : kept.letters) {
            for (int i = 1; i <= 6; i++) {
                List<String> row = ImaginedList.person(i);
                assertThat(letter.toString()).doesNotContain(row.get(0), row.get(1), row.get(2), row.get(3),
                        row.get(4), row.get(8));
            }
            assertThat(letter.toString()).doesNotContainIgnoringCase("tekstil").doesNotContainIgnoringCase("PHK")
                    .doesNotContain("Budi", "perusahaan", "berhenti", "diberhentikan", "laid-off", "jaminan");
        }
    }

    private void workFor(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            office.work();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private void live(JsonNode booking, Random chance) {
        client.post(path(booking) + "/confirm", "").expect(200);
        if (chance.nextInt(3) == 0) {
            office.work();
        }
        switch (chance.nextInt(4)) {
            case 0 -> client.delete(path(booking)).expect(200);
            case 1 -> client.post(path(booking) + "/reschedule", "{\"at\":\"2026-03-12T%02d:15:00+07:00\"}".formatted(
                    8 + chance.nextInt(12)));
            default -> open.add(path(booking));
        }
    }

    private void checkInWhoMay(Random chance) {
        for (String path : open) {
            if (chance.nextBoolean()) {
                client.post(path + "/check-in", "");
            }
        }
        client.callNext("g1");
    }
}
