package org.parley.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.identity.Staff;
import org.parley.identity.StaffId;
import org.parley.identity.StaffView;
import org.parley.identity.Tokens;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;

@ApplicationScoped
@Transactional
class StoredStaff implements Staff {

    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    @Inject
    private Clock clock;
    @Inject
    private Passwords passwords;
    @Inject
    private LoginBudget budget;
    @Inject
    private Tokens tokens;

    @Override
    public List<StaffView> list() {
        return entities.createQuery("select s from StaffAccount s order by s.name, s.id", StaffAccount.class)
                .getResultStream().map(StaffAccount::view).toList();
    }

    @Override
    public Optional<StaffView> find(StaffId id) {
        return Optional.ofNullable(entities.find(StaffAccount.class, id.value())).map(StaffAccount::view);
    }

    @Override
    public boolean hasPassword(StaffId id) {
        return existing(id).passwordHash() != null;
    }

    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public StaffView authenticate(String email, String password, String address) {
        String normalised = normalise(email);
        budget.spend(normalised, address);
        Optional<StaffAccount> account = byEmail(normalised).filter(StaffAccount::mayLogIn);
        if (!passwords.matches(password, account.map(StaffAccount::passwordHash).orElse(null))) {
            throw new Problem(401, "badCredentials", "E-mail or password is not right.");
        }
        budget.giveBack(normalised, address);
        return account.orElseThrow().view();
    }

    @Override
    public StaffView create(String email, String name, Set<String> roles, String password) {
        checkPassword(password);
        StaffAccount account = add(email, name, roles);
        account.passwordHashed(passwords.hash(password));
        return account.view();
    }

    @Override
    public StaffView change(StaffId id, String name, Set<String> roles, Boolean active) {
        StaffAccount account = existing(id);
        if (name != null || roles != null) {
            check(account.view().email(), name != null ? name : account.view().name(),
                    roles != null ? roles : account.view().roles());
        }
        StaffView before = account.view();
        boolean administered = account.administers();
        List<StaffAccount> all = administered ? everybodyLocked() : List.of();
        account.change(name == null ? null : name.strip(), roles, active);
        if (administered && all.stream().noneMatch(StaffAccount::administers)) {
            throw Problem.conflict("lastAdministrator", "The last administrator cannot be removed.");
        }
        if (!account.view().active() || !account.view().roles().equals(before.roles())) {
            tokens.revokeAll(id);
        }
        return account.view();
    }

    /** In order and locked, so that two administrators who remove each other at once do not both succeed. */
    private List<StaffAccount> everybodyLocked() {
        List<StaffAccount> all = entities.createQuery("select s from StaffAccount s order by s.id", StaffAccount.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        all.forEach(entities::refresh);
        return all;
    }

    @Override
    public void changePassword(StaffId id, String password) {
        checkPassword(password);
        existing(id).passwordHashed(passwords.hash(password));
        tokens.revokeAll(id);
    }

    @Override
    public String invite(String email, String name, Set<String> roles, Duration validFor) {
        return invitation(add(email, name, roles), validFor);
    }

    @Override
    public String inviteAgain(StaffId id, Duration validFor) {
        StaffAccount account = existing(id);
        if (!account.view().active()) {
            throw Problem.conflict("deactivated", "This account may not log in.");
        }
        return invitation(account, validFor);
    }

    private String invitation(StaffAccount account, Duration validFor) {
        String secret = Ids.secret();
        entities.persist(new StaffInvitation(Ids.sha256(secret), account.id(), clock.instant().plus(validFor)));
        return secret;
    }

    @Override
    public StaffView accept(String secret, String password) {
        checkPassword(password);
        String hash = Ids.sha256(secret);
        StaffInvitation invitation = entities.find(StaffInvitation.class, hash);
        // The delete decides between two uses at once: one of them removes the row, the other removes nothing.
        int removed = entities.createQuery("delete from StaffInvitation i where i.secretHash = :hash")
                .setParameter("hash", hash).executeUpdate();
        if (invitation == null || removed == 0 || !invitation.validAt(clock.instant())) {
            throw Problem.notFound();
        }
        StaffAccount account = existing(new StaffId(invitation.staffId()));
        if (!account.view().active()) {
            throw Problem.notFound();
        }
        account.passwordHashed(passwords.hash(password));
        tokens.revokeAll(new StaffId(account.id()));
        return account.view();
    }

    private StaffAccount add(String email, String name, Set<String> roles) {
        check(email, name, roles);
        if (byEmail(normalise(email)).isPresent()) {
            throw emailTaken();
        }
        StaffAccount account = new StaffAccount(normalise(email), name.strip(), roles, clock.instant());
        try {
            entities.persist(account);
            entities.flush();
        } catch (PersistenceException sameMoment) {
            throw emailTaken();
        }
        return account;
    }

    private static Problem emailTaken() {
        return Problem.conflict("emailTaken", "An account with this e-mail exists already.");
    }

    private Optional<StaffAccount> byEmail(String email) {
        return entities.createQuery("select s from StaffAccount s where s.email = :email", StaffAccount.class)
                .setParameter("email", email).getResultStream().findFirst();
    }

    private StaffAccount existing(StaffId id) {
        StaffAccount account = entities.find(StaffAccount.class, id.value());
        if (account == null) {
            throw Problem.notFound();
        }
        return account;
    }

    private static String normalise(String email) {
        return email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    }

    private static void check(String email, String name, Set<String> roles) {
        List<Violation> wrong = new ArrayList<>();
        if (!normalise(email).matches("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}")) {
            wrong.add(new Violation("email", "must be an e-mail address"));
        }
        if (name == null || name.isBlank() || name.length() > 100) {
            wrong.add(new Violation("name", "must have 1 to 100 characters"));
        }
        if (roles == null || roles.isEmpty() || !Set.of(ADMIN, AGENT, SUPERVISOR).containsAll(roles)) {
            wrong.add(new Violation("roles", "must be some of admin, agent and supervisor"));
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    private static void checkPassword(String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw Problem.invalid("password", "must have " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters");
        }
    }
}
