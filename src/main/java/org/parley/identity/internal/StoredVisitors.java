package org.parley.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.identity.Caller;
import org.parley.identity.Tokens;
import org.parley.identity.VisitorId;
import org.parley.identity.VisitorProfile;
import org.parley.identity.Visitors;
import org.parley.identity.event.VisitorChanged;
import org.parley.shared.i18n.Language;
import org.parley.shared.problem.Problem;

@ApplicationScoped
@Transactional
class StoredVisitors implements Visitors {

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    @Inject
    private Clock clock;
    @Inject
    private Event<VisitorChanged> changes;
    @Inject
    private StoredTokens tokens;
    @Inject
    @ConfigProperty(name = "parley.identity.visitor-token-lifetime")
    private Duration tokenLifetime;
    @Inject
    @ConfigProperty(name = "parley.identity.hmac-secret")
    private Optional<String> hmacSecret;

    @Override
    public Arrival arrive(String inbox, Language language, String zone, ClaimedIdentity identity) {
        if (!WEB.equals(inbox)) {
            throw new Problem(404, "unknownInbox", "There is no such inbox.");
        }
        Visitor visitor = verified(identity) ? recognise(inbox, language, zone, identity) : arriving(inbox, language, zone);
        Tokens.Issued token = tokens.issue(Caller.Kind.VISITOR, visitor.id(), tokenLifetime);
        return new Arrival(new VisitorId(visitor.id()), token.token(), token.expiresAt());
    }

    private boolean verified(ClaimedIdentity identity) {
        return identity != null && identity.externalId() != null && identity.hmac() != null
                && hmacSecret.filter(secret -> IdentitySignature.matches(secret, identity.externalId(), identity.hmac()))
                        .isPresent();
    }

    private Visitor recognise(String inbox, Language language, String zone, ClaimedIdentity identity) {
        List<Visitor> known = entities.createQuery(
                "select v from Visitor v where v.inbox = :inbox and v.verifiedExternalId = :external", Visitor.class)
                .setParameter("inbox", inbox).setParameter("external", identity.externalId()).getResultList();
        Visitor visitor = known.isEmpty() ? arriving(inbox, language, zone) : known.get(0);
        visitor.verifiedAs(identity.externalId(), identity.name(), identity.email());
        visitor.speaks(language, zone);
        changes.fire(new VisitorChanged(visitor.profile()));
        return visitor;
    }

    private Visitor arriving(String inbox, Language language, String zone) {
        Visitor visitor = new Visitor(inbox, language, zone, clock.instant());
        entities.persist(visitor);
        return visitor;
    }

    @Override
    public VisitorProfile profile(VisitorId id) {
        return find(id).profile();
    }

    @Override
    public Map<VisitorId, VisitorProfile> profiles(Collection<VisitorId> ids) {
        Map<VisitorId, VisitorProfile> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery("select v from Visitor v where v.id in :ids", Visitor.class)
                    .setParameter("ids", ids.stream().map(VisitorId::value).toList()).getResultStream()
                    .map(Visitor::profile).forEach(profile -> found.put(profile.id(), profile));
        }
        return found;
    }

    @Override
    public VisitorProfile change(VisitorId id, Language language, String zone) {
        Visitor visitor = find(id);
        visitor.speaks(language, zone);
        changes.fire(new VisitorChanged(visitor.profile()));
        return visitor.profile();
    }

    @Override
    public void introduce(VisitorId id, String name, String email) {
        Visitor visitor = find(id);
        visitor.introduces(name, email);
        changes.fire(new VisitorChanged(visitor.profile()));
    }

    private Visitor find(VisitorId id) {
        Visitor visitor = entities.find(Visitor.class, id.value());
        if (visitor == null) {
            throw Problem.notFound();
        }
        return visitor;
    }
}
