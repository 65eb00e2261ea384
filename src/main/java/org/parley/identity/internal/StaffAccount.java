package org.parley.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.identity.Staff;
import org.parley.identity.StaffId;
import org.parley.identity.StaffView;
import org.parley.shared.id.Ids;

/** A staff member's account. Without a password hash nobody can log in: the invitation was not used yet. */
@Entity
@Table(name = "staff_account")
class StaffAccount {

    @Id
    private UUID id;
    @Column(name = "email", nullable = false)
    private String email;
    @Column(name = "name", nullable = false)
    private String name;
    @Column(name = "roles", nullable = false)
    private String roles;
    @Column(name = "password_hash")
    private String passwordHash;
    @Column(name = "active", nullable = false)
    private boolean active;
    @Column(name = "created_at", nullable = false)
    private Instant createdAt;
    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected StaffAccount() {
    }

    StaffAccount(String email, String name, Set<String> roles, Instant createdAt) {
        this.id = Ids.next();
        this.email = email;
        this.name = name;
        this.roles = joined(roles);
        this.active = true;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    String passwordHash() {
        return passwordHash;
    }

    void passwordHashed(String hash) {
        passwordHash = hash;
    }

    void change(String newName, Set<String> newRoles, Boolean nowActive) {
        name = newName != null ? newName : name;
        roles = newRoles != null ? joined(newRoles) : roles;
        active = nowActive != null ? nowActive : active;
    }

    boolean mayLogIn() {
        return active && passwordHash != null;
    }

    boolean administers() {
        return active && roles().contains(Staff.ADMIN);
    }

    private Set<String> roles() {
        return Arrays.stream(roles.split(",")).filter(role -> !role.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    private static String joined(Set<String> roles) {
        return String.join(",", new TreeSet<>(roles));
    }

    StaffView view() {
        return new StaffView(new StaffId(id), email, name, roles(), active);
    }
}
