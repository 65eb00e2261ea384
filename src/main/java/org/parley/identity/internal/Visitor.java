package org.parley.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.parley.identity.VisitorId;
import org.parley.identity.VisitorProfile;
import org.parley.shared.i18n.Language;
import org.parley.shared.id.Ids;

/** Somebody who opened the widget; verified only by the shop's own signature. */
@Entity
@Table(name = "visitor")
class Visitor {

    @Id
    private UUID id;
    @Column(name = "inbox", nullable = false)
    private String inbox;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "language", nullable = false)
    private Language language;
    @Column(name = "zone")
    private String zone;
    @Column(name = "name")
    private String name;
    @Column(name = "email")
    private String email;
    @Column(name = "verified_external_id")
    private String verifiedExternalId;
    @Column(name = "created_at", nullable = false)
    private Instant createdAt;
    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected Visitor() {
    }

    Visitor(String inbox, Language language, String zone, Instant createdAt) {
        this.id = Ids.next();
        this.inbox = inbox;
        this.language = language;
        this.zone = zone;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    void verifiedAs(String externalId, String vouchedName, String vouchedEmail) {
        verifiedExternalId = externalId;
        name = vouchedName != null ? vouchedName : name;
        email = vouchedEmail != null ? vouchedEmail : email;
    }

    void speaks(Language newLanguage, String newZone) {
        language = newLanguage != null ? newLanguage : language;
        zone = newZone != null ? newZone : zone;
    }

    /** What visitors say of themselves fills gaps; it never replaces what the shop vouched for. */
    void introduces(String givenName, String givenEmail) {
        if (verifiedExternalId == null) {
            name = givenName;
            email = givenEmail != null ? givenEmail : email;
        }
    }

    VisitorProfile profile() {
        return new VisitorProfile(new VisitorId(id), inbox, language, zone, name, email, verifiedExternalId != null);
    }
}
