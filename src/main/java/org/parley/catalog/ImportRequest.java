package org.parley.catalog;

import java.util.Objects;
import org.parley.shared.i18n.Language;

/**
 * How a file is to be imported.
 *
 * @param dryRun read, check and count, but change nothing
 * @param language of texts that do not tell theirs; {@code null}: English
 * @param currency ISO 4217 code of the prices, wins over one in the file; {@code null}: the file's, for a format that
 *     has none the shop's
 */
public record ImportRequest(ImportFormat format, boolean dryRun, Language language, String currency) {

    public ImportRequest {
        Objects.requireNonNull(format, "format");
    }
}
