package org.parley.desk.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.parley.identity.Staff;
import org.parley.identity.StaffView;
import org.parley.shared.problem.Problem;

/**
 * Bean of /desk/welcome.xhtml: sets the password of an invited account. Looking at the page uses nothing up (mail scanners
 * open links); only the form does, once.
 */
@Named("welcomePage")
@RequestScoped
public class WelcomePage {

    @Inject
    private Staff staff;
    @Inject
    private StaffSessions sessions;
    @Inject
    private HttpServletRequest request;
    private String invitation;
    private String password;
    private String repeated;
    private String problem;

    public void accept() throws IOException {
        if (password == null || !password.equals(repeated)) {
            problem = "welcome.differ";
            return;
        }
        try {
            StaffView member = staff.accept(invitation == null ? "" : invitation, password);
            sessions.begin(request, member);
            FacesContext.getCurrentInstance().getExternalContext().redirect(request.getContextPath() + "/desk/");
        } catch (Problem refused) {
            problem = refused.status() == 404 ? "welcome.used" : "welcome.weak";
        }
    }

    public String getProblem() {
        return problem;
    }

    public String getInvitation() {
        return invitation;
    }

    public void setInvitation(String invitation) {
        this.invitation = invitation;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getRepeated() {
        return null;
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }
}
