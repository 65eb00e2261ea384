package org.parley.catalog;

import java.io.InputStream;
import java.util.Optional;

/**
 * Brings a file into the catalogue: streamed, in batches of one transaction each, every bad line reported and the rest
 * imported. Importing the same file again changes nothing. One import runs at a time; others wait for their turn.
 */
public interface CatalogImports {

    /**
     * Takes the file and imports it in the background.
     *
     * @param file read to its end before this returns; not closed
     * @throws org.parley.shared.problem.Problem 413 if the file is larger than 200 MiB
     */
    ImportId start(ImportRequest request, InputStream file);

    /** Imports at once and returns when the rows can be found by search, or the import failed. */
    ImportStatus run(ImportRequest request, InputStream file);

    Optional<ImportStatus> status(ImportId id);
}
