package org.parley.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people who work for the shop: accounts, passwords, invitations. */
public interface Staff {

    String ADMIN = "admin";
    String AGENT = "agent";
    /** Is told when promises run out. A shop that names none has its administrators told. */
    String SUPERVISOR = "supervisor";

    List<StaffView> list();

    Optional<StaffView> find(StaffId id);

    /** Whether the account's owner has set a password, so that it can be used. */
    boolean hasPassword(StaffId id);

    /**
     * Checks a log-in; every cause of refusal looks and lasts alike.
     *
     * @param address where the attempt comes from; five failures a minute per address and e-mail are allowed
     * @throws org.parley.shared.problem.Problem 401, or 429 with {@code retryAfter} seconds
     */
    StaffView authenticate(String email, String password, String address);

    /** @throws org.parley.shared.problem.Problem 400 for bad values, 409 if the e-mail is taken */
    StaffView create(String email, String name, Set<String> roles, String password);

    /**
     * Changes what is not {@code null}. Other roles or a deactivation revoke all tokens; a new name does not.
     *
     * @throws org.parley.shared.problem.Problem 400 for bad values, 404, 409 {@code lastAdministrator}
     */
    StaffView change(StaffId id, String name, Set<String> roles, Boolean active);

    /** Sets a new password of at least ten characters and revokes all tokens. */
    void changePassword(StaffId id, String password);

    /**
     * Makes an account without a password.
     *
     * @return a one-time secret with which the account's owner sets the password
     * @throws org.parley.shared.problem.Problem 400 for bad values, 409 {@code emailTaken}
     */
    String invite(String email, String name, Set<String> roles, Duration validFor);

    /**
     * A further one-time secret for an account; the present password stays until it is used.
     *
     * @throws org.parley.shared.problem.Problem 404, or 409 {@code deactivated} if nobody may log in with it
     */
    String inviteAgain(StaffId id, Duration validFor);

    /** Uses an invitation, once: sets the password. @throws org.parley.shared.problem.Problem 404 if used or expired */
    StaffView accept(String invitation, String password);
}
