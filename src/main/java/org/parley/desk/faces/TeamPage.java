package org.parley.desk.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
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
    private List<String> roles = List.of(Staff.AGENT);
    private String link;
    private String linkFor;

    public void invite() {
        link = null;
        try {
            link = link(staff.invite(email, name, Set.copyOf(roles), LINK_LIFETIME));
            linkFor = name;
            email = null;
            name = null;
            roles = List.of(Staff.AGENT);
            members = null;
        } catch (Problem problem) {
            Told.refused(problem, "invite");
        }
    }

    public void inviteAgain(Member member) {
        link = null;
        try {
            link = link(staff.inviteAgain(new StaffId(member.id), LINK_LIFETIME));
            linkFor = member.name;
        } catch (Problem problem) {
            Told.refused(problem, placeOfRow());
        }
    }

    public void save(Member member) {
        String place = placeOfRow();
        link = null;
        try {
            staff.change(new StaffId(member.id), member.name == null ? "" : member.name, Set.copyOf(member.roles), member.active);
            Told.doneAt(place + ":save", "staff.saved");
        } catch (Problem problem) {
            Told.refused(problem, place);
        }
    }

    public void changePassword(Member member) {
        String place = placeOfRow();
        link = null;
        try {
            staff.changePassword(new StaffId(member.id), member.password);
            Told.doneAt(place + ":setPassword", "staff.passwordSaved");
        } catch (Problem problem) {
            Told.refused(problem, place);
        } finally {
            member.password = null;
        }
    }

    private static String placeOfRow() {
        FacesContext faces = FacesContext.getCurrentInstance();
        String button = UIComponent.getCurrentComponent(faces).getClientId(faces);
        return button.substring(0, button.lastIndexOf(':'));
    }

    private String link(String secret) {
        return publicUrl + "/desk/welcome.xhtml?invitation=" + secret;
    }

    public List<Member> getMembers() {
        if (members == null) {
            members = new ArrayList<>(staff.list().stream()
                    .map(view -> new Member(view, staff.hasPassword(view.id()))).toList());
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

    public List<String> getRoles() {
        return roles;
    }

    public void setRoles(List<String> roles) {
        this.roles = roles;
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
        private final boolean invited;
        private String name;
        private List<String> roles;
        private boolean active;
        private String password;

        Member(StaffView view, boolean hasPassword) {
            id = view.id().value();
            email = view.email();
            name = view.name();
            roles = List.copyOf(view.roles());
            active = view.active();
            invited = !hasPassword;
        }

        public String getEmail() {
            return email;
        }

        /** The link was not used yet. */
        public boolean isInvited() {
            return invited;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public List<String> getRoles() {
            return roles;
        }

        public void setRoles(List<String> roles) {
            this.roles = roles;
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
