package id.bilik.queueserver.server.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.records.AddressRows;
import id.bilik.queueserver.server.records.BookingRows;
import id.bilik.queueserver.server.records.CompanyRows;
import id.bilik.queueserver.server.records.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go. It is read from what the records have of the person, so whoever is forgotten is told nothing more. A copy
 * is kept for one message alone: that a booking was cancelled, which is sent when the person is deleted already.
 */
final class Addresses {
    private final BookingRows persons;
    private final CompanyRows companies;
    private final AddressRows copies;
    private final SealingJournal keys;

    /** @param keys has the keys of the days */
    Addresses(Records records, SealingJournal keys) {
        this.persons = records.bookings();
        this.companies = records.companies();
        this.copies = records.addresses();
        this.keys = keys;
    }

    /**
     * Of whom a booking is for; empty where nobody is known, or no longer.
     *
     * @throws id.bilik.queueserver.server.records.RecordsUnavailable where it cannot be read
     */
    Optional<Address> ofPerson(String booking) {
        return persons.find(booking).flatMap(seal -> keys.open(seal, BookingRows.place(booking)))
                .map(Addresses::read).map(person -> new Address(text(person.at("/person/email")),
                        text(person.at("/person/phone")), language(person.path("language"))));
    }

    /**
     * Of somebody on a company's list, who is written to in Indonesian: a list says no language. Empty where nobody is known any
     * more.
     *
     * @throws id.bilik.queueserver.server.records.RecordsUnavailable where it cannot be read
     */
    Optional<Address> ofListed(Listed listed) {
        return companies.findPerson(listed.company(), listed.number()).flatMap(row -> ofListed(listed, row.sealed()));
    }

    /** The same of a row that was read already. */
    Optional<Address> ofListed(Listed listed, String sealed) {
        return keys.open(sealed, CompanyRows.place(listed.company(), listed.number())).map(Addresses::read)
                .map(person -> new Address(filled(person.path("email")), filled(person.path("phone")), Language.ID));
    }

    /** The copy, likewise. */
    Optional<Address> ofCancelled(String booking) {
        return copies.find(booking).flatMap(seal -> keys.open(seal, place(booking))).map(Addresses::read)
                .map(copy -> new Address(text(copy.path("email")), text(copy.path("phone")),
                        language(copy.path("language"))));
    }

    /**
     * A copy that is to be kept until the booked day is over.
     *
     * @throws id.bilik.queueserver.server.journal.JournalUnavailable where it cannot be sealed
     */
    AddressRows.Kept copy(Booking booking, ZoneId zone, Address address) {
        LocalDate date = booking.at().atZone(zone).toLocalDate();
        try {
            return new AddressRows.Kept(booking.id(),
                    keys.seal(date, place(booking.id()), StrictJson.mapper().writeValueAsBytes(address)),
                    date.atStartOfDay(zone).toInstant().plus(AddressRows.kept()));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("an address is text", impossible);
        }
    }

    List<String> listOrphans() { return copies.listOrphans(); }

    void deleteUnneeded(List<String> orphans) { copies.deleteUnneeded(orphans, MessageKind.CANCELLED.word()); }

    private static JsonNode read(byte[] plain) {
        try {
            return StrictJson.mapper().readTree(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException("what was sealed of a booking is not what was written", impossible);
        }
    }

    private static @Nullable String text(JsonNode node) { return node.isTextual() ? node.asText() : null; }

    /** A list has empty cells where a person has none. */
    private static @Nullable String filled(JsonNode node) {
        String text = text(node);
        return text == null || text.isBlank() ? null : text;
    }

    /** As an enum is written to JSON. */
    private static @Nullable Language language(JsonNode node) {
        return ContractNames.find(Language.class, node.asText().toLowerCase(Locale.ROOT)).orElse(null);
    }

    private static String place(String booking) { return "messages of booking " + booking; }
}
