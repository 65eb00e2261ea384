package org.parley.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;

/** A mail server on the loopback interface that keeps what it gets; one for all tests of a run. */
public final class Mailbox {

    private static Mailbox shared;

    private final GreenMail server;

    private Mailbox() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    public static synchronized Mailbox shared() {
        if (shared == null) {
            shared = new Mailbox();
        }
        return shared;
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** What came for an address, oldest first. */
    public List<MimeMessage> of(String address) {
        return Arrays.stream(server.getReceivedMessages()).filter(mail -> isFor(mail, address)).toList();
    }

    private static boolean isFor(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                    .anyMatch(to -> to.toString().contains(address));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
