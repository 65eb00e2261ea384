package org.parley.shared.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends mail by the shop's SMTP server, {@code parley.mail.*}. To be called from outbox handlers: it waits for the server. */
@ApplicationScoped
public class Mailer {

    private static final String PATIENCE_MILLIS = "15000";

    @Inject
    @ConfigProperty(name = "parley.mail.host")
    private Optional<String> host;
    @Inject
    @ConfigProperty(name = "parley.mail.port")
    private int port;
    @Inject
    @ConfigProperty(name = "parley.mail.encryption")
    private MailEncryption encryption;
    @Inject
    @ConfigProperty(name = "parley.mail.user")
    private Optional<String> user;
    @Inject
    @ConfigProperty(name = "parley.mail.password")
    private Optional<String> password;
    @Inject
    @ConfigProperty(name = "parley.mail.from")
    private Optional<String> from;
    @Inject
    private Clock clock;

    /** Whether a server and a sender are set; without them nothing is sent and nothing is missing. */
    public boolean isReady() {
        return host.isPresent() && from.isPresent();
    }

    /** @throws MessagingException when the server cannot be reached or refuses it */
    public void send(Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session());
        message.setFrom(new InternetAddress(from.orElseThrow(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // Programs that answer by themselves leave this one alone (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        Transport.send(message);
    }

    private Session session() {
        Properties settings = new Properties();
        String protocol = encryption == MailEncryption.TLS ? "smtps" : "smtp";
        settings.setProperty("mail.transport.protocol.rfc822", protocol);
        for (String each : new String[] {"host:" + host.orElseThrow(), "port:" + port, "auth:" + user.isPresent(),
            "connectiontimeout:" + PATIENCE_MILLIS, "timeout:" + PATIENCE_MILLIS, "writetimeout:" + PATIENCE_MILLIS,
            "starttls.enable:" + (encryption == MailEncryption.STARTTLS),
            "starttls.required:" + (encryption == MailEncryption.STARTTLS), "ssl.checkserveridentity:true"}) {
            int colon = each.indexOf(':');
            settings.setProperty("mail." + protocol + "." + each.substring(0, colon), each.substring(colon + 1));
        }
        return Session.getInstance(settings, user.isEmpty() ? null : new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user.get(), password.orElse(""));
            }
        });
    }
}
