package org.parley.desk.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.identity.Staff;
import org.parley.identity.StaffId;
import org.parley.identity.StaffView;
import org.parley.shared.problem.Problem;

/** Bean of /admin/staff.xhtml: accounts, roles, passwords, invitations. */
@Named("teamPage")
@ViewScoped
public class TeamPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Duration LINK_LIFETIME = Duration.ofDays(7);

    @Inject
    private transient Staff staff;
    @Inject
    @ConfigProperty(name = "parley.public-url")
    private transient String publicUrl;
    private List<Member> members;
    private String email;
    private String name;
    private boolean administrator;
    private String link;
    private String linkFor;

    public void invite() {
        try {
            linkFor = email;
            link = link(staff.invite(email, name, roles(true, administrator), LINK_LIFETIME));
            email = null;
            name = null;
            administrator = false;
            members = null;
        } catch (Problem problem) {
            link = null;
            Told.refused(problem, "invite");
        }
    }

    public void inviteAgain(Member member) {
        try {
            linkFor = member.email;
            link = link(staff.invite(member.email, member.name, roles(member.agent, member.admin), LINK_LIFETIME));
        } catch (Problem problem) {
            Told.refused(problem, "staff");
        }
    }

    public void save(Member member) {
        try {
            staff.change(new StaffId(member.id), member.name, roles(member.agent, member.admin), member.active);
            if (member.password != null) {
                staff.changePassword(new StaffId(member.id), member.password);
            }
            members = null;
            Told.done("staff.saved");
        } catch (Problem problem) {
            member.password = null;
            Told.refused(problem, "staff");
        }
    }

    private String link(String secret) {
        return publicUrl + "/desk/welcome.xhtml?invitation=" + secret;
    }

    private static Set<String> roles(boolean agent, boolean administrator) {
        Set<String> roles = new HashSet<>();
        if (agent) {
            roles.add(Staff.AGENT);
        }
        if (administrator) {
            roles.add(Staff.ADMIN);
        }
        return roles;
    }

    public List<Member> getMembers() {
        if (members == null) {
            members = new ArrayList<>(staff.list().stream().map(Member::new).toList());
        }
        return members;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public boolean isAdministrator() {
        return administrator;
    }

    public void setAdministrator(boolean administrator) {
        this.administrator = administrator;
    }

    public String getLink() {
        return link;
    }

    public String getLinkFor() {
        return linkFor;
    }

    /** An account as it is edited. */
    public static final class Member implements Serializable {

        private static final long serialVersionUID = 1L;
        private final UUID id;
        private final String email;
        private String name;
        private boolean agent;
        private boolean admin;
        private boolean active;
        private String password;

        Member(StaffView view) {
            id = view.id().value();
            email = view.email();
            name = view.name();
            agent = view.roles().contains(Staff.AGENT);
            admin = view.roles().contains(Staff.ADMIN);
            active = view.active();
        }

        public String getEmail() {
            return email;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public boolean isAgent() {
            return agent;
        }

        public void setAgent(boolean agent) {
            this.agent = agent;
        }

        public boolean isAdmin() {
            return admin;
        }

        public void setAdmin(boolean admin) {
            this.admin = admin;
        }

        public boolean isActive() {
            return active;
        }

        public void setActive(boolean active) {
            this.active = active;
        }

        public String getPassword() {
            return null;
        }

        public void setPassword(String password) {
            this.password = password;
        }
    }
}
