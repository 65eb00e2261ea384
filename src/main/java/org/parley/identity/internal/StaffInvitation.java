package org.parley.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A one-time way to set an account's password; only the secret's hash is kept. */
@Entity
@Table(name = "staff_invitation")
class StaffInvitation {

    @Id
    @Column(name = "secret_hash")
    private String secretHash;
    @Column(name = "staff_id", nullable = false)
    private UUID staffId;
    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    protected StaffInvitation() {
    }

    StaffInvitation(String secretHash, UUID staffId, Instant expiresAt) {
        this.secretHash = secretHash;
        this.staffId = staffId;
        this.expiresAt = expiresAt;
    }

    UUID staffId() {
        return staffId;
    }

    boolean validAt(Instant now) {
        return expiresAt.isAfter(now);
    }
}
