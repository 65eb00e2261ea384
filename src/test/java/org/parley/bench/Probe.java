package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.parley.bench.probe.ProbeApplication;
import org.parley.testing.ParleyServer;

/** A second server whose only operation inserts one row: the yardstick for what a message costs. */
final class Probe implements AutoCloseable {

    private static final String BODY = "{\"text\":\"Do you have this in medium, and when would it arrive?\"}";

    private final ParleyServer server;

    private Probe(ParleyServer server) {
        this.server = server;
    }

    static Probe start(BenchDatabase kind) throws IOException, SQLException {
        String name = "bench-probe-" + kind.name().toLowerCase();
        BenchDatabase.Place place = kind.empty(name);
        Path war = Files.createDirectories(Path.of("target", "bench")).resolve(name + ".war");
        WebArchive archive = ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(ProbeApplication.class.getPackage()).setWebXML(new StringAsset(webXml(place)))
                .addAsWebInfResource(new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" "
                        + "bean-discovery-mode=\"annotated\"/>"), "beans.xml");
        if (kind == BenchDatabase.POSTGRESQL) {
            archive.addAsLibrary(jarOf(org.postgresql.ds.PGSimpleDataSource.class));
        }
        archive.as(ZipExporter.class).exportTo(war.toFile(), true);
        ParleyServer.Settings settings = ParleyServer.settings(name).fresh().fullSpeed().war(war);
        try (Connection connection = place.connect(); Statement create = connection.createStatement()) {
            create.execute("CREATE TABLE probe_row (id uuid PRIMARY KEY, content varchar NOT NULL)");
        }
        return new Probe(settings.start().awaitReady());
    }

    private static java.io.File jarOf(Class<?> type) {
        return new java.io.File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static String webXml(BenchDatabase.Place place) {
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <data-source>
                    <name>java:app/jdbc/probe</name>
                    <class-name>%s</class-name><url>%s</url><user>%s</user><password>%s</password>
                    <max-pool-size>40</max-pool-size><min-pool-size>8</min-pool-size>
                  </data-source>
                </web-app>""".formatted(place.className(), place.url().replace("&", "&amp;"), place.user(), place.password());
    }

    Load.Result inserts(int clients, Duration time) throws Exception {
        return Load.run(clients, time, number -> {
            Wire wire = new Wire(server.port());
            return new Load.Client() {
                @Override
                public boolean go(int at) throws Exception {
                    int status = wire.post("/rows", null, BODY);
                    if (status != 201) {
                        throw new IllegalStateException("the probe answered " + status);
                    }
                    return true;
                }

                @Override
                public void close() throws Exception {
                    wire.close();
                }
            };
        });
    }

    long pid() {
        return server.pid();
    }

    @Override
    public void close() {
        server.close();
    }
}
