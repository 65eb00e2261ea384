package org.parley.desk.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import org.parley.catalog.CatalogImports;
import org.parley.catalog.ImportFormat;
import org.parley.catalog.ImportId;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus;
import org.parley.shared.i18n.Language;
import org.parley.shared.problem.Problem;

/** Bean of /admin/import.xhtml: brings a file into the catalogue and follows it. */
@Named("importPage")
@ViewScoped
public class ImportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CatalogImports imports;
    @Inject
    private transient StaffPage page;
    private transient Part file;
    private String format = "shopify-csv";
    private String language = "en";
    private boolean dryRun = true;
    private String id;
    private transient ImportStatus status;

    public void start() throws IOException {
        if (file == null || file.getSize() == 0) {
            Told.wrongAt("import:file", "wrong.file");
            Told.wrong("wrong.fields");
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
        return status() != null;
    }

    public boolean isRunning() {
        return isFollowing() && status.status() == ImportStatus.Status.RUNNING;
    }

    public ImportStatus status() {
        if (status == null && id != null) {
            follow();
        }
        return status;
    }

    public int getPercent() {
        return isFollowing() ? (int) Math.floor(status.progress() * 100) : 0;
    }

    public List<ImportStatus.LineError> errors() {
        return isFollowing() ? status.errors() : List.of();
    }

    /** The reason in the reader's language. */
    public String reason(ImportStatus.LineError error) {
        return ImportReasons.in(page.getLocale()).of(error.message());
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
