package org.parley.app.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.parley.catalog.Catalog;
import org.parley.catalog.CatalogImports;
import org.parley.catalog.ImportFormat;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus;
import org.parley.identity.ApiKeys;
import org.parley.identity.Shop;
import org.parley.identity.ShopSettings;
import org.parley.identity.Staff;
import org.parley.shared.i18n.Language;
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
    @Inject
    private Catalog catalog;
    @Inject
    private CatalogImports imports;

    /** @return lines that tell a person how to get in */
    List<String> setUp() throws IOException {
        nameCard();
        goods();
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

    /** Through the product's own importer, which changes nothing when the goods are there already. */
    private void goods() throws IOException {
        if (!catalog.categories().isEmpty()) {
            return;
        }
        try (InputStream file = Demo.class.getResourceAsStream("/demo/catalog.json")) {
            ImportStatus imported = imports.run(
                    new ImportRequest(ImportFormat.PARLEY_JSON, false, Language.EN, "THB"), file);
            if (imported.status() == ImportStatus.Status.FAILED || !imported.errors().isEmpty()) {
                throw new IOException("the demo catalogue was not imported whole: " + imported.errors());
            }
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
