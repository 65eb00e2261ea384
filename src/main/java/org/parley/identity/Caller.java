package org.parley.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import org.parley.shared.problem.Problem;

/** Who makes the current request. Anonymous until the token filter has identified it, once. */
@RequestScoped
public class Caller {

    /** The kinds of callers; an operation names those that it admits by {@link Access}. */
    public enum Kind { ANONYMOUS, VISITOR, STAFF, KEY }

    private Credential credential = Credential.ANONYMOUS;

    public void identify(Credential found) {
        if (credential.kind() != Kind.ANONYMOUS) {
            throw new IllegalStateException("the caller is identified already");
        }
        credential = found;
    }

    public Kind kind() {
        return credential.kind();
    }

    public Optional<VisitorId> visitorId() {
        return kind() == Kind.VISITOR ? Optional.of(new VisitorId(credential.subject())) : Optional.empty();
    }

    public Optional<StaffId> staffId() {
        return kind() == Kind.STAFF ? Optional.of(new StaffId(credential.subject())) : Optional.empty();
    }

    /** Staff or API key: reaches the shop's things rather than one visitor's. */
    public boolean isShop() {
        return kind() == Kind.STAFF || kind() == Kind.KEY;
    }

    /** @throws Problem 403 if the caller is no visitor */
    public VisitorId requireVisitor() {
        return visitorId().orElseThrow(() -> Problem.forbidden("Only a visitor can do this."));
    }

    /** @throws Problem 403 if the caller is no staff member */
    public StaffId requireStaff() {
        return staffId().orElseThrow(() -> Problem.forbidden("Only staff can do this."));
    }

    public Credential credential() {
        return credential;
    }

    public String name() {
        return credential.name();
    }

    public Set<String> roles() {
        return credential.roles();
    }

    public Set<String> scopes() {
        return credential.scopes();
    }

    /** Stable text that tells callers apart, for idempotency keys and rate limits. */
    public String id() {
        return kind() == Kind.ANONYMOUS ? "anonymous" : kind() + ":" + credential.subject();
    }
}
