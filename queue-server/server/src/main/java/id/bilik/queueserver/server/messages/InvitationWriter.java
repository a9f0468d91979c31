package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.server.records.InvitationRows;
import id.bilik.queueserver.server.records.InvitationRows.Told;
import id.bilik.queueserver.server.records.MessageRows.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what people of companies' lists are told into words. The company has no name in them: whoever reads over a shoulder
 * would learn that somebody was laid off, and where.
 */
final class InvitationWriter {
    private final Addresses addresses;
    private final InvitationRows rows;

    InvitationWriter(Addresses addresses, InvitationRows rows) {
        this.addresses = addresses;
        this.rows = rows;
    }

    /**
     * Empty where that person was told something newer, or is not known any more.
     *
     * @throws id.bilik.queueserver.server.records.RecordsUnavailable where the address cannot be read
     */
    Optional<Writer.Addressed> write(Branch branch, Message message, MessageKind kind) {
        return Listed.of(message.booking()).flatMap(listed -> rows.find(listed.company(), listed.number())
                .filter(told -> told.message().equals(message.id()))
                .flatMap(told -> addresses.ofListed(listed)
                        .map(to -> new Writer.Addressed(letter(branch, message, kind, told), to))));
    }

    private static Letter letter(Branch branch, Message message, MessageKind kind, Told told) {
        Words words = Words.of(Language.ID);
        var from = told.day().atTime(told.from()).atZone(branch.plan().zone());
        Map<String, String> values = new HashMap<>(Map.of("branch", branch.plan().name(), "day", words.day(told.day()),
                "from", words.hour(from), "until",
                words.hour(told.day().atTime(told.until()).atZone(branch.plan().zone()))));
        values.put("place", words.say("invited.at." + told.site(), values));
        values.put("bring", words.word("invited.bring"));
        values.put("ask", words.say("invited.ask", values));
        return new Letter(message.id(), kind, Language.ID, branch.plan().name(), String.valueOf(told.number()),
                from.toInstant(), "", words.say(kind.word() + ".subject", values),
                words.say(kind.word() + ".text", values), null, false);
    }
}
