package org.parley.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.parley.shared.i18n.Language;

/** Visitors: their arrival, language and time zone. */
public interface Visitors {

    /** The web inbox, the one that exists so far. */
    String WEB = "web";

    /**
     * Lets a visitor in. An identity counts only with the shop's own signature over its external id; then the visitor
     * is recognised and gets a further token, otherwise a new, unverified visitor is made and nothing is merged.
     *
     * @throws org.parley.shared.problem.Problem 404 for an unknown inbox
     */
    Arrival arrive(String inbox, Language language, String zone, ClaimedIdentity identity);

    /** @throws org.parley.shared.problem.Problem 404 if there is no such visitor */
    VisitorProfile profile(VisitorId id);

    /** Those that exist, in one query. */
    Map<VisitorId, VisitorProfile> profiles(Collection<VisitorId> ids);

    VisitorProfile change(VisitorId id, Language language, String zone);

    /** Keeps what a visitor wrote about itself at checkout; it stays unverified. */
    void introduce(VisitorId id, String name, String email);

    /** What a page claims about its visitor; {@code hmac} is hex HMAC-SHA256 of externalId with the shop's secret. */
    record ClaimedIdentity(String externalId, String email, String name, String hmac) {
    }

    /** A visitor and its token in clear text. */
    record Arrival(VisitorId visitorId, String token, Instant expiresAt) {
    }
}
