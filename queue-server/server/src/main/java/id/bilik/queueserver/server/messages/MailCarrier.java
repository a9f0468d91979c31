package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.server.configuration.MessagesConfig;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings letters by SMTP (RFC 5321). One connection serves all letters until it {@link #rest rests}. */
final class MailCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(MailCarrier.class);
    /** The server is closing the connection. */
    private static final int CLOSING = 421;

    private final MessagesConfig.Smtp server;
    private final InstantSource clock;
    private final Session session;
    private @Nullable Transport transport;

    /** @param clock of the branch: stands in the mail as its time */
    MailCarrier(MessagesConfig.Smtp server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        this.session = Session.getInstance(properties(server));
    }

    private static Properties properties(MessagesConfig.Smtp server) {
        String patience = String.valueOf(server.patience().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.writetimeout", patience);
        properties.setProperty("mail.smtp.ssl.enable",
                String.valueOf(server.tls() == MessagesConfig.Tls.TLS));
        properties.setProperty("mail.smtp.starttls.enable",
                String.valueOf(server.tls() == MessagesConfig.Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required",
                String.valueOf(server.tls() == MessagesConfig.Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", String.valueOf(!server.user().isEmpty()));
        return properties;
    }

    @Override
    public String word() { return "mail"; }

    @Override
    public boolean reaches(id.bilik.queueserver.server.messages.Address address) { return address.email() != null; }

    @Override
    public Outcome send(Letter letter, id.bilik.queueserver.server.messages.Address to) {
        InternetAddress receiver;
        try {
            receiver = new InternetAddress(String.valueOf(to.email()), true);
        } catch (AddressException unusable) {
            return new Outcome.Refused("it is no mail address");
        }
        Transport open;
        try {
            open = open();
        } catch (AuthenticationFailedException refused) {
            rest();
            return new Outcome.Away("the mail server does not let " + server.user() + " sign in");
        } catch (MessagingException unreachable) {
            rest();
            return new Outcome.Away("the mail server can't be reached: " + reason(unreachable));
        }
        try {
            open.sendMessage(Mail.of(letter, server.from(), receiver, clock.instant(), session),
                    new Address[]{receiver});
            return new Outcome.Taken();
        } catch (MessagingException failed) {
            rest();
            return judge(failed);
        }
    }

    private Transport open() throws MessagingException {
        Transport known = transport;
        if (known != null && known.isConnected()) {
            return known;
        }
        rest();
        Transport fresh = session.getTransport("smtp");
        transport = fresh;
        fresh.connect(server.host(), server.port(), server.user().isEmpty() ? null : server.user(),
                server.user().isEmpty() ? null : server.password());
        return fresh;
    }

    /** What the server said to the receiver or to the mail, which may be in an exception behind the first. */
    private static Outcome judge(MessagingException failed) {
        for (Exception each = failed; each != null; each = each instanceof MessagingException more
                ? more.getNextException()
                : null) {
            if (each instanceof SMTPSenderFailedException sender) {
                return new Outcome.Away("the mail server does not take the sender: " + sender.getReturnCode());
            }
            if (each instanceof SMTPAddressFailedException receiver) {
                return judge(receiver.getReturnCode());
            }
        }
        return failed instanceof SMTPSendFailedException mail
                ? judge(mail.getReturnCode())
                : new Outcome.Unknown("the line to the mail server broke: " + reason(failed));
    }

    private static Outcome judge(int code) {
        if (code == CLOSING) {
            return new Outcome.Away("the mail server closes: " + code);
        }
        if (code >= 500 && code < 600) {
            return new Outcome.Refused("the mail server says " + code);
        }
        return code >= 400 && code < 500
                ? new Outcome.Later("the mail server says " + code)
                : new Outcome.Unknown("the mail server says " + code);
    }

    /** A kind of fault: the words of a mail server may quote an address. */
    private static String reason(MessagingException failed) {
        Exception cause = failed.getNextException();
        return (cause == null ? failed : cause).getClass().getSimpleName();
    }

    @Override
    public void rest() {
        Transport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException broken) {
                LOG.debug("the connection to the mail server did not close: {}", reason(broken));
            }
        }
    }
}
