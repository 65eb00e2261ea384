package org.parley.app.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.parley.identity.ApiKeys;
import org.parley.identity.Shop;
import org.parley.identity.ShopSettings;
import org.parley.identity.Staff;
import org.parley.shared.id.Ids;

/** The demo shop: its name card, people, key and goods, each made once. Exists only with PARLEY_DEMO=true. */
@ApplicationScoped
class Demo {

    private static final String PASSWORD = "parley-demo-2026";
    private static final List<Person> PEOPLE = List.of(
            new Person("admin@demo.parley.example", "Araya", Set.of(Staff.ADMIN, Staff.AGENT)),
            new Person("mai@demo.parley.example", "Mai", Set.of(Staff.AGENT)),
            new Person("ken@demo.parley.example", "Ken", Set.of(Staff.AGENT)));

    @Inject
    private Settings settings;
    @Inject
    private Staff staff;
    @Inject
    private ApiKeys apiKeys;
    @Inject
    private Shop shop;

    /** @return lines that tell a person how to get in */
    List<String> setUp() throws IOException {
        nameCard();
        List<String> lines = new ArrayList<>(people());
        lines.add("API key: " + apiKey());
        return lines;
    }

    private void nameCard() {
        if (staff.list().isEmpty()) {
            shop.change(new ShopSettings("Khlong & Co.", "#0f766e", settings.publicUrl() + "/shop/privacy.xhtml", "THB",
                    List.of(settings.publicUrl(), settings.twinUrl())));
        }
    }

    private List<String> people() {
        Set<String> known = staff.list().stream().map(member -> member.email()).collect(java.util.stream.Collectors.toSet());
        List<String> lines = new ArrayList<>();
        for (Person person : PEOPLE) {
            if (!known.contains(person.email)) {
                staff.create(person.email, person.name, person.roles, PASSWORD);
            }
            String role = person.roles.contains(Staff.ADMIN) ? "administrator" : "agent";
            lines.add("Log-in: " + person.email + " / " + PASSWORD + " (" + role + ")");
        }
        return lines;
    }

    /** The same key at every start, readable by its owner only; the database has its hash. */
    private String apiKey() throws IOException {
        Path file = settings.home().resolve("api-key");
        if (!Files.exists(file)) {
            Files.createDirectories(settings.home());
            boolean posix = Files.getFileStore(settings.home()).supportsFileAttributeView("posix");
            if (posix) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, "pk_" + Ids.secret());
        }
        String key = Files.readString(file).strip();
        apiKeys.ensure("demo", key, ApiKeys.SCOPES);
        return key;
    }

    private record Person(String email, String name, Set<String> roles) {
    }
}
