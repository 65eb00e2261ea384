package org.parley.desk.faces;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.context.FacesContext;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;

/** What an administrator is told after an action: in their language, at the field where it belongs. */
final class Told {

    private static final String BUNDLE = "org.parley.desk.messages";
    /** Refusals that concern one field though the door names none. */
    private static final Map<String, String> FIELD_OF = Map.of("emailTaken", "email", "stockChanged", "stock",
            "stockReserved", "stock", "lastAdministrator", "roles");

    private Told() {
    }

    static void done(String key) {
        say(null, FacesMessage.SEVERITY_INFO, key);
    }

    /** @param component client id of what the message stands beside */
    static void doneAt(String component, String key, Object... arguments) {
        say(component, FacesMessage.SEVERITY_INFO, key, arguments);
    }

    /** It was done, and may yet be a mistake. */
    static void warned(String key, Object... arguments) {
        say(null, FacesMessage.SEVERITY_WARN, key, arguments);
    }

    static void wrong(String key) {
        say(null, FacesMessage.SEVERITY_ERROR, key);
        context().validationFailed();
    }

    /** Marks a field, keeps what was typed and says below it what is wrong. @param field its client id */
    static void wrongAt(String field, String key, Object... arguments) {
        context().getViewRoot().invokeOnComponent(context(), field, (faces, component) -> {
            if (component instanceof EditableValueHolder input) {
                Object typed = input.getValue();
                input.setValid(false);
                if (typed instanceof String || typed instanceof Number) {
                    input.setSubmittedValue(typed instanceof BigDecimal number ? number.toPlainString() : typed.toString());
                }
            }
        });
        say(field, FacesMessage.SEVERITY_ERROR, key, arguments);
        context().validationFailed();
    }

    /** @param form client id of the form, or of the row, whose fields bear the names of the door's fields */
    static void refused(Problem problem, String form) {
        refused(problem, (UnaryOperator<String>) field -> form + ":" + field.split("[.\\[]")[0]);
    }

    /** @param places from the door's name of a field to the client id of the page's */
    static void refused(Problem problem, UnaryOperator<String> places) {
        String known = "wrong." + problem.code();
        if (problem.members().get("violations") instanceof List<?> violations) {
            violations.forEach(one -> wrongField(places.apply(((Violation) one).field())));
            wrong("wrong.fields");
        } else if (FIELD_OF.containsKey(problem.code())) {
            wrongAt(places.apply(FIELD_OF.get(problem.code())), known,
                    problem.members().getOrDefault("onHand", problem.members().getOrDefault("reserved", "")));
            wrong("wrong.fields");
        } else {
            wrong(bundle().containsKey(known) ? known : "wrong.refused");
        }
    }

    private static void wrongField(String place) {
        String key = "wrong." + place.substring(place.lastIndexOf(':') + 1);
        wrongAt(place, bundle().containsKey(key) ? key : "wrong.field");
    }

    private static void say(String component, FacesMessage.Severity severity, String key, Object... arguments) {
        context().addMessage(component, new FacesMessage(severity, text(key, arguments), null));
    }

    static String text(String key, Object... arguments) {
        String text = bundle().getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale()).format(arguments);
    }

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE, locale());
    }

    /** The reader's. The view has it only once it is built, which is too late for what a page reads before. */
    private static Locale locale() {
        return CDI.current().select(StaffPage.class).get().getLocale();
    }

    private static FacesContext context() {
        return FacesContext.getCurrentInstance();
    }
}
