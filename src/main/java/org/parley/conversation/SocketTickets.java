package org.parley.conversation;

import java.time.Instant;
import java.util.Optional;
import org.parley.identity.Credential;

/** One-time tickets for the socket, so that no token stands in an address. */
public interface SocketTickets {

    /** A ticket for this caller, valid once and for 30 seconds. */
    Ticket issue(Credential caller);

    /** Uses a ticket up; empty when it is unknown, used or expired. */
    Optional<Credential> redeem(String ticket);

    /** A ticket in clear text. */
    record Ticket(String ticket, Instant expiresAt) {
    }
}
