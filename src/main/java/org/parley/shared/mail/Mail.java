package org.parley.shared.mail;

/**
 * A message of plain text that a program writes.
 *
 * @param subject one line; line breaks become blanks, so that no text of a customer makes a header
 */
public record Mail(String to, String subject, String text) {

    public Mail {
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
