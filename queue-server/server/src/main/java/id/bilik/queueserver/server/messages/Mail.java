package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.core.view.ContractNames;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A letter as mail: plain text, and for a calendar a part of its own. Its Message-ID is that of the letter, so that mail
 * servers and people's programs know one that comes twice.
 */
final class Mail extends MimeMessage {
    private final String id;

    private Mail(Session session, String id) {
        super(session);
        this.id = id;
    }

    /** @throws MessagingException never where addresses are sound */
    static Mail of(Letter letter, String from, InternetAddress to, Instant now, Session session)
            throws MessagingException {
        Mail mail = new Mail(session, "<" + letter.id() + from.substring(from.indexOf('@')) + ">");
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(Message.RecipientType.TO, to);
        mail.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        mail.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        // nobody's absence is answered to a machine (RFC 3834)
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", ContractNames.of(letter.language()));
        String text = letter.text() + "\r\n\r\n" + Words.of(letter.language()).word("foot") + "\r\n";
        if (letter.calendar() == null) {
            mail.setText(text, StandardCharsets.UTF_8.name());
        } else {
            MimeMultipart parts = new MimeMultipart();
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText(text, StandardCharsets.UTF_8.name());
            parts.addBodyPart(plain);
            parts.addBodyPart(calendar(letter.calendar(), letter.cancels()));
            mail.setContent(parts);
        }
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart calendar(String calendar, boolean cancels) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(calendar, StandardCharsets.UTF_8.name(),
                "calendar; method=" + (cancels ? "CANCEL" : "PUBLISH"));
        part.setFileName("bilik.ics");
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException { setHeader("Message-ID", id); }
}
