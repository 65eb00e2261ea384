package org.parley.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * How far an import is and what came of it. Counts are products; of a dry run they say what would have happened.
 *
 * @param rows data rows read (CSV), or products read (JSON)
 * @param errors every line that could not be imported, in the order found
 * @param progress from 0 to 1; 1 only when the status is no longer {@code RUNNING}
 */
public record ImportStatus(ImportId id, Status status, boolean dryRun, int rows, int created, int updated,
        int unchanged, List<LineError> errors, double progress) {

    /** {@code DONE} means that the rows can be found by search; {@code FAILED} that the file could not be read at all. */
    public enum Status {
        RUNNING, DONE, FAILED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something wrong in the file.
     *
     * @param line counted from 1; for CSV the header is line 1
     * @param field column or property, or {@code null} where it is the line as a whole
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineError(int line, String field, String message) {
    }
}
