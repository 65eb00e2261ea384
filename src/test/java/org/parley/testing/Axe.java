package org.parley.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.chrome.ChromeDriver;

/** Looks for what keeps people with a screen reader, a keyboard or weak eyes out, by axe-core's rules. */
public final class Axe {

    private static final String SCRIPT = script();
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Axe() {
    }

    /** What axe finds on the page or in the frame that is looked at, if it is serious or critical; frames within are not. */
    public static List<String> graveFindings(ChromeDriver driver) {
        if (Boolean.FALSE.equals(driver.executeScript("return Boolean(window.axe)"))) {
            driver.executeScript(SCRIPT);
        }
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> violations = (List<Map<String, Object>>) driver.executeAsyncScript("""
                const done = arguments[0];
                axe.run(document, { iframes: false, resultTypes: ['violations'] }).then((r) => done(r.violations
                  .map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map((n) => n.html).join(' | ').slice(0, 600) }))));
                """);
        return violations.stream().filter(rule -> GRAVE.contains(rule.get("impact"))).map(Object::toString).toList();
    }

    private static String script() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
