package org.parley.conversation.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.conversation.SocketTickets;
import org.parley.identity.Caller;
import org.parley.identity.Credential;
import org.parley.shared.id.Ids;
import org.parley.shared.persistence.Sql;

/** Tickets are rows, so that any node may redeem what another issued; the delete decides who was first. */
@ApplicationScoped
@Transactional
class StoredSocketTickets implements SocketTickets {

    private static final Duration LIFETIME = Duration.ofSeconds(30);

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Clock clock;

    @Override
    public Ticket issue(Credential caller) {
        String ticket = Ids.secret();
        Instant expiresAt = clock.instant().plus(LIFETIME);
        Sql.update(database, "DELETE FROM socket_ticket WHERE expires_at < ?", clock.instant().minus(LIFETIME));
        Sql.update(database, """
                INSERT INTO socket_ticket (ticket_hash, kind, subject_id, name, token_fingerprint, expires_at)
                VALUES (?, ?, ?, ?, ?, ?)""", Ids.sha256(ticket), caller.kind().name(), caller.subject(), caller.name(),
                caller.fingerprint(), expiresAt);
        return new Ticket(ticket, expiresAt);
    }

    @Override
    public Optional<Credential> redeem(String ticket) {
        String hash = Ids.sha256(ticket);
        Optional<Found> found = Sql.first(database,
                "SELECT kind, subject_id, name, token_fingerprint, expires_at FROM socket_ticket WHERE ticket_hash = ?",
                row -> new Found(new Credential(Caller.Kind.valueOf(row.getString("kind")),
                        row.getString("token_fingerprint"), row.getObject("subject_id", UUID.class), row.getString("name"),
                        Set.of(), Set.of()), Sql.instant(row, "expires_at")), hash);
        boolean first = Sql.update(database, "DELETE FROM socket_ticket WHERE ticket_hash = ?", hash) == 1;
        return found.filter(one -> first && one.expiresAt.isAfter(clock.instant())).map(Found::credential);
    }

    private record Found(Credential credential, Instant expiresAt) {
    }
}
