package org.parley.desk.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;

/** What an administrator is told after an action: in their language, at the field where it belongs. */
final class Told {

    private static final String BUNDLE = "org.parley.desk.messages";

    private Told() {
    }

    static void done(String key) {
        context().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text(key), null));
    }

    static void wrong(String key) {
        context().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text(key), null));
    }

    /** @param form client id of the form whose fields bear the names of the door's fields */
    static void refused(Problem problem, String form) {
        boolean placed = false;
        if (problem.members().get("violations") instanceof List<?> violations) {
            for (Object one : violations) {
                placed |= one instanceof Violation violation && atField(form, field(violation.field()));
            }
        }
        wrong(placed ? "wrong.fields" : known("wrong." + problem.code(), "wrong.refused"));
    }

    static void wrongAt(String form, String field) {
        atField(form, field);
        wrong("wrong.fields");
    }

    private static boolean atField(String form, String field) {
        UIComponent component = context().getViewRoot().findComponent(":" + form + ":" + field);
        if (component instanceof UIInput input) {
            input.setValid(false);
        }
        String where = component == null ? null : component.getClientId(context());
        context().addMessage(where, new FacesMessage(FacesMessage.SEVERITY_ERROR, text(known("wrong." + field, "wrong.field")), null));
        return component != null;
    }

    /** {@code week.mon[0]} belongs to the field mon, {@code holidays[3]} to holidays. */
    private static String field(String path) {
        String[] parts = path.split("[.\\[]");
        return parts.length > 1 && (parts[0].equals("week") || parts[0].equals("targets") || parts[0].equals("hours"))
                ? field(path.substring(parts[0].length() + 1)) : parts[0];
    }

    private static String known(String key, String other) {
        return bundle().containsKey(key) ? key : other;
    }

    static String text(String key) {
        try {
            return bundle().getString(key);
        } catch (MissingResourceException missing) {
            return bundle().getString("wrong.refused");
        }
    }

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE, context().getViewRoot().getLocale());
    }

    private static FacesContext context() {
        return FacesContext.getCurrentInstance();
    }
}
