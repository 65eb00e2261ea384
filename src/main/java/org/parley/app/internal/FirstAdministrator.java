package org.parley.app.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.parley.identity.Staff;
import org.parley.identity.StaffView;

/**
 * The way into a new production installation: while nobody can administer it, each start writes a fresh one-time link
 * for {@code PARLEY_ADMIN_EMAIL} to the log, valid for a day.
 */
@ApplicationScoped
class FirstAdministrator {

    private static final Duration VALID = Duration.ofDays(1);

    @Inject
    private Staff staff;
    @Inject
    private Settings settings;

    /** The account is there already when an earlier link was not used, or when an agent is to take over. */
    private String secret(String email) {
        Set<String> roles = Set.of(Staff.ADMIN, Staff.AGENT);
        Optional<StaffView> present = staff.list().stream().filter(one -> one.email().equalsIgnoreCase(email)).findFirst();
        if (present.isEmpty()) {
            return staff.invite(email, "Administrator", roles, VALID);
        }
        staff.change(present.get().id(), null, roles, true);
        return staff.inviteAgain(present.get().id(), VALID);
    }

    Optional<String> link() {
        boolean administered = staff.list().stream().anyMatch(member -> member.active()
                && member.roles().contains(Staff.ADMIN) && staff.hasPassword(member.id()));
        if (administered) {
            return Optional.empty();
        }
        if (settings.adminEmail().isEmpty()) {
            return Optional.of("nobody can log in yet. Set PARLEY_ADMIN_EMAIL and start again.");
        }
        String secret = secret(settings.adminEmail().get().strip());
        return Optional.of(settings.publicUrl() + "/desk/welcome.xhtml?invitation=" + secret);
    }
}
