package org.parley.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The server's own copies win over the WAR's: two copies of one library are two truths. */
class WarContentsIT {

    private static final String PROVIDED = ".*/(jackson-|jboss-logging|classmate|h2-|jakarta\\.).*";

    @Test
    void theWarPacksNothingThatTheServerProvides() throws IOException {
        try (ZipFile war = new ZipFile("target/parley.war")) {
            List<String> libraries = war.stream().map(ZipEntry::getName)
                    .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar")).toList();
            assertThat(libraries).isNotEmpty().noneMatch(name -> name.matches(PROVIDED));
            assertThat(war.stream().map(ZipEntry::getName)).noneMatch(name -> name.startsWith("WEB-INF/classes/launcher/"));
        }
        assertThat("WEB-INF/lib/jackson-core-2.20.0.jar").matches(PROVIDED);
    }
}
