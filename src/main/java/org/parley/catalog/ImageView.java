package org.parley.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.parley.shared.i18n.LocalizedText;

/**
 * A picture.
 *
 * @param src a path on this server or an https address
 * @param alt what it shows, for those who cannot see it; may be {@code null}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageView(String src, LocalizedText alt) {
}
