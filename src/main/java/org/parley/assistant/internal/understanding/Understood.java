package org.parley.assistant.internal.understanding;

import org.parley.shared.i18n.Language;

/**
 * A phrase as the bot took it.
 *
 * @param language of the phrase by its script; the visitor's own where the script doesn't tell
 * @param confidence 0..1, how sure the classifier is of {@code guess}
 * @param guess the likeliest intent, even if it was too unsure to be acted on
 */
public record Understood(Language language, Intent intent, double confidence, Intent guess, Entities entities) {
}
