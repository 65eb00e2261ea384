package org.parley.desk.faces;

import jakarta.faces.context.FacesContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.parley.catalog.CatalogImports;
import org.parley.catalog.ImportFormat;
import org.parley.catalog.ImportId;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus;
import org.parley.shared.i18n.Language;
import org.parley.shared.problem.Problem;

/** Bean of /admin/import.xhtml: brings a file into the catalogue and follows it. */
@Named("importPage")
@RequestScoped
public class ImportPage {

    private static final int SHOWN_ERRORS = 200;

    @Inject
    private CatalogImports imports;
    private Part file;
    private String format = "shopify-csv";
    private String language = "en";
    private boolean dryRun = true;
    private String id;
    private ImportStatus status;

    public void start() throws IOException {
        if (file == null || file.getSize() == 0) {
            Told.wrongAt("import", "file");
            return;
        }
        try (InputStream content = file.getInputStream()) {
            ImportId started = imports.start(new ImportRequest(ImportFormat.parse(format).orElse(ImportFormat.SHOPIFY_CSV), dryRun,
                    Language.parse(language).orElse(Language.EN), null), content);
            FacesContext.getCurrentInstance().getExternalContext().redirect("/admin/import.xhtml?id=" + started);
        } catch (Problem problem) {
            Told.refused(problem, "import");
        }
    }

    /** Looks up the import that the address names. */
    public void follow() {
        status = ImportId.parse(id).flatMap(imports::status).orElse(null);
    }

    public boolean isFollowing() {
        return status != null;
    }

    public boolean isRunning() {
        return status != null && status.status() == ImportStatus.Status.RUNNING;
    }

    public ImportStatus status() {
        return status;
    }

    public int getPercent() {
        return (int) Math.floor(status.progress() * 100);
    }

    public List<ImportStatus.LineError> errors() {
        return Optional.ofNullable(status).map(ImportStatus::errors).orElse(List.of()).stream().limit(SHOWN_ERRORS).toList();
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
