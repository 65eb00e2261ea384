package org.parley.shared.mail;

/** How the way to the mail server is protected. */
public enum MailEncryption {
    /** Plain first, then encrypted or not at all; port 587. */
    STARTTLS,
    /** Encrypted from the first byte; port 465. */
    TLS,
    /** For a server on the same machine. */
    NONE
}
