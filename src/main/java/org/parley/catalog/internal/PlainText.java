package org.parley.catalog.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes plain text of the HTML that shop exports hold: blocks become lines, everything else that is mark-up vanishes. */
final class PlainText {

    private static final Pattern UNSEEN = Pattern.compile("(?is)<(script|style|template|title)\\b.*?(?:</\\1\\s*>|$)|<!--.*?(?:-->|$)");
    private static final Pattern BREAK = Pattern.compile("(?i)<\\s*(?:br|/p|/div|/li|/h[1-6]|/tr|/ul|/ol)\\b[^>]{0,1000}>");
    private static final Pattern ITEM = Pattern.compile("(?i)<\\s*li\\b[^>]{0,1000}>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!?][^>]{0,5000}>?");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));");
    private static final Map<String, String> NAMED = Map.ofEntries(Map.entry("amp", "&"), Map.entry("lt", "<"),
            Map.entry("gt", ">"), Map.entry("quot", "\""), Map.entry("apos", "'"), Map.entry("nbsp", " "),
            Map.entry("ndash", "–"), Map.entry("mdash", "—"), Map.entry("hellip", "…"), Map.entry("rsquo", "’"),
            Map.entry("lsquo", "‘"), Map.entry("rdquo", "”"), Map.entry("ldquo", "“"), Map.entry("bull", "•"),
            Map.entry("copy", "©"), Map.entry("reg", "®"), Map.entry("trade", "™"), Map.entry("deg", "°"),
            Map.entry("times", "×"), Map.entry("eacute", "é"), Map.entry("frac12", "½"));

    private PlainText() {
    }

    static String fromHtml(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return tidy(html);
        }
        String text = UNSEEN.matcher(html).replaceAll(" ");
        text = ITEM.matcher(text).replaceAll("\n• ");
        text = BREAK.matcher(text).replaceAll("\n");
        text = TAG.matcher(text).replaceAll("");
        return tidy(ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity))));
    }

    private static String tidy(String text) {
        return text.replace("\r", "").replace('\u00a0', ' ').replaceAll("[ \\t]+", " ").replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n").strip();
    }

    private static String character(java.util.regex.MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3), entity.group());
        }
        int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        boolean readable = Character.isValidCodePoint(code) && !Character.isISOControl(code)
                && !(code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
        return readable ? Character.toString(code) : " ";
    }
}
