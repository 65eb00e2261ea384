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

/** Bean of /desk/login.xhtml: every cause of refusal reads alike. */
@Named("loginPage")
@RequestScoped
public class LoginPage {

    private static final String DESK = "/desk/";

    @Inject
    private Staff staff;
    @Inject
    private StaffSessions sessions;
    @Inject
    private HttpServletRequest request;
    private String email;
    private String password;
    private String from;
    private String problem;

    public void logIn() throws IOException {
        try {
            StaffView member = staff.authenticate(email == null ? "" : email, password == null ? "" : password,
                    request.getRemoteAddr());
            sessions.begin(request, member);
            FacesContext.getCurrentInstance().getExternalContext().redirect(request.getContextPath() + target());
        } catch (Problem refused) {
            problem = refused.status() == 429 ? "login.tooMany" : "login.wrong";
        }
    }

    /** Someone who is logged in already has nothing to do here. */
    public void skipIfLoggedIn() throws IOException {
        if (sessions.of(request).isPresent()) {
            FacesContext.getCurrentInstance().getExternalContext().redirect(request.getContextPath() + target());
        }
    }

    /** Only a page of staff on this server, whatever the address says. */
    private String target() {
        boolean ours = from != null && from.matches("/(desk|admin)/[A-Za-z0-9_./?=&%-]*") && !from.contains("..")
                && !from.startsWith("/desk/login") && !from.startsWith("/desk/logout") && !from.startsWith("/desk/token");
        return ours ? from : DESK;
    }

    public boolean isOut() {
        return "1".equals(request.getParameter("out"));
    }

    /** The desk's script says so itself, since its address is where every log-in leads. */
    public boolean isEnded() {
        boolean left = "1".equals(request.getParameter("ended"));
        return problem == null && (left || from != null && !from.equals(DESK));
    }

    public String getProblem() {
        return problem;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }
}
