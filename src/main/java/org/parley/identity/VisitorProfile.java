package org.parley.identity;

import org.parley.shared.i18n.Language;

/**
 * What is known of a visitor. Name and e-mail come from a verified identity; {@code null} while unknown.
 *
 * @param zone IANA zone of the visitor's device, or {@code null}
 * @param verified whether the shop vouched for the identity with its secret
 */
public record VisitorProfile(VisitorId id, String inbox, Language language, String zone, String name, String email,
        boolean verified) {
}
