package org.parley.catalog;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The price limits that somebody wrote in words ("red shirt under 500", "ไม่เกิน 500", "500円以下", "500원 이하"), and the
 * words that are left. Phrases of all four languages are understood in any text. A currency that is named is not
 * converted: the shop has one. Amounts of other things ("up to 50 cm") are no prices.
 *
 * @param rest the text without the phrases, in Unicode normal form KC
 * @param min lowest price, or {@code null}
 * @param minExclusive whether the lowest price itself is too low ("more than 300")
 * @param max highest price, or {@code null}
 * @param maxExclusive whether the highest price itself is too high ("under 500")
 */
public record PricePhrase(String rest, BigDecimal min, boolean minExclusive, BigDecimal max, boolean maxExclusive) {

    private static final String UNIT = "(?:\\s*(?:฿|¥|₩|€|£|\\$|baht|thb|yen|jpy|won|krw|usd|dollars?|bucks|บาท|バーツ|바트|円|圓|원"
            + "|\\.-))";
    private static final String DIGITS = "(?:\\d{1,3}(?:,\\d{3})+|\\d{1,12})(?:\\.\\d{1,2})?";
    private static final String SCALE = "(?:\\s?(?:k\\b|พัน|หมื่น|แสน|千|万|萬|천|만|백))";
    /** An amount, with its currency before or behind; "만원" and "万円" are ten thousand without a digit. */
    private static final String AMOUNT = "(?:(?:฿|¥|₩|€|£|\\$|thb|jpy|krw|usd)\\s*)?"
            + "(?:" + DIGITS + SCALE + "?(?:\\s?\\d{1,4}천)?" + UNIT + "?|[천만]\\s?원|[千万]\\s?円)";
    /** An amount that is surely money, because its currency stands behind. */
    private static final String MONEY = "(?:" + DIGITS + SCALE + "?(?:\\s?\\d{1,4}천)?" + UNIT + "|[천만]\\s?원|[千万]\\s?円)";
    private static final String A = "(?<a>" + AMOUNT + ")";
    private static final String B = "(?<b>" + AMOUNT + ")";
    /** What follows a number that is no price. */
    private static final String NO_PRICE = "(?![\\d.,]*\\s*(?:g|gr|grams?|kg|ml|l|litres?|liters?|cm|mm|m|inch(?:es)?|oz|lbs?|w|v|"
            + "mah|gb|tb|years?|months?|days?|hours?|h|min|minutes?|people|persons?|pieces?|pcs|pockets?)\\b)"
            + "(?!\\s*(?:%|กรัม|กก|ก\\.|ซม|มม|เมตร|ลิตร|มล|ปี|วัน|ชั่วโมง|คน|ชิ้น|ตัว|ใบ|เล่ม|個|枚|本|冊|人|歳|年|日|時間|センチ|グラム|キロ|"
            + "개|장|명|세|살|년|일|시간|그램|킬로|센티|리터))";
    private static final String DASH = "(?:-|–|—|~|〜|∼)";

    private static final String NO_NUMBER = "(?!\\s*[\\d฿¥₩€£$])";

    private static final List<Pattern> RANGES = patterns(
            "(?:price[ds]?\\s*)?\\b(?:between|from)\\s*" + A + "\\s*(?:and|to|-|–|~)\\s*" + B + NO_PRICE,
            "(?:price[ds]?\\s*|ราคา\\s*|가격은?\\s*|値段は?\\s*|価格は?\\s*)" + A + "\\s*(?:to\\b|ถึง|" + DASH + ")\\s*" + B + NO_PRICE,
            "(?:ราคา\\s*)?(?:ระหว่าง|ตั้งแต่)\\s*" + A + "\\s*(?:ถึง|และ|กับ|" + DASH + ")\\s*" + B + NO_PRICE,
            "(?:ราคา\\s*)?" + A + "\\s*ถึง\\s*" + B + NO_PRICE,
            A + "\\s*(?:から|以上)\\s*" + B + "\\s*(?:まで|の間|以下|以内|くらい)?",
            A + "\\s*(?:에서|부터|이상)\\s*" + B + "\\s*(?:까지|사이|이하|이내)?",
            A + "\\s*" + DASH + "\\s*" + B + "\\s*(?:まで|の間|사이|정도)",
            "(?<a>" + AMOUNT + ")\\s*(?:to|" + DASH + ")\\s*(?<b>(?:[฿¥₩€£$]\\s*" + DIGITS + "|" + DIGITS + SCALE + "?" + UNIT + "))",
            "(?<![\\d.,-])(?<a>[1-9]\\d?,?\\d{3}|[1-9]\\d{2})\\s*" + DASH
                    + "\\s*(?<b>[1-9]\\d?,?\\d{3}|[1-9]\\d{2})(?![\\d.,-]*\\d)" + NO_PRICE + "(?=\\s|$)");
    /** Around an amount: a fifth less to a fifth more, as the guide bot takes it. */
    private static final List<Pattern> ABOUT = patterns(
            "(?:price[ds]?\\s*)?\\b(?:around|about|approx(?:\\.|imately)?|roughly|circa)\\s*(?!\\d\\b)" + A + NO_PRICE,
            "(?:ราคา\\s*)?(?:ประมาณ|ราวๆ|ราว)\\s*(?!\\d\\b)" + A + NO_PRICE,
            "(?:約|およそ)\\s*(?<a>" + MONEY + ")\\s*(?:くらい|ぐらい|前後|程度|ほど)?",
            "(?<a>" + MONEY + ")\\s*(?:くらい|ぐらい|前後|程度|ほど)",
            "(?:약\\s*)?(?<a>" + MONEY + ")\\s*(?:정도|쯤|내외|안팎)", "(?<![가-힣])약\\s*(?<a>" + MONEY + ")");
    private static final BigDecimal A_FIFTH_LESS = new BigDecimal("0.8");
    private static final BigDecimal A_FIFTH_MORE = new BigDecimal("1.2");
    private static final List<Pattern> MAX_INCLUSIVE = patterns(
            "(?:price[ds]?\\s*)?\\b(?:at most|no more than|not more than|not over|not above|up ?to|max(?:imum)?(?: of)?|within"
                    + "|(?:my )?budget(?: is| of)?:?)\\s*" + A + NO_PRICE,
            "(?:<=|≤|=<)\\s*" + A + NO_PRICE,
            A + "\\s*(?:or|and)\\s*(?:less|under|below|cheaper)\\b" + NO_NUMBER, A + "\\s*(?:max(?:imum)?|tops|at most)\\b",
            "(?:ใน)?(?:ราคา)?\\s*(?:งบ(?:ประมาณ)?)?\\s*(?:ไม่(?:ให้)?เกิน|ไม่มากกว่า|ไม่สูงกว่า|ไม่แพงกว่า|ภายใน|อย่างมาก|สูงสุด|เต็มที่)\\s*" + A + NO_PRICE,
            "(?:มี)?งบ(?:ประมาณ)?\\s*" + A + NO_PRICE,
            A + "\\s*(?:ลงมา|ลงไป|หรือน้อยกว่า|หรือต่ำกว่า|หรือถูกกว่า)",
            "(?:予算|上限)は?\\s*" + A + "\\s*(?:以下|以内|まで)?",
            A + "\\s*(?:以下|以内|まで|を超えない)",
            "(?:최대|예산은?)\\s*" + A + "\\s*(?:이하|이내|까지)?",
            A + "\\s*(?:이하|이내|까지|(?:을|를)?\\s*넘지 ?않는|(?:을|를)?\\s*안 ?넘는)");
    private static final List<Pattern> MAX_EXCLUSIVE = patterns(
            "(?:price[ds]?\\s*)?\\b(?:under|below|beneath|(?<!no )(?<!not )less than|lower than|(?<!not )cheaper than)\\s*" + A + NO_PRICE,
            "<\\s*" + A + NO_PRICE,
            "(?:ใน)?(?:ราคา)?\\s*(?:(?:ที่)?(?<!ไม่)ต่ำกว่า|(?<!ไม่)น้อยกว่า|(?<!ไม่)ถูกกว่า|ไม่ถึง)\\s*" + A + NO_PRICE,
            A + "\\s*(?:未満|より(?:も)?(?:安い|安く|安価な|下|低い)|を?下回る)",
            A + "\\s*(?:미만|보다\\s*(?:더\\s*)?(?:싼|저렴한|낮은|적은|아래)|아래|밑|언더)");
    private static final List<Pattern> MIN_INCLUSIVE = patterns(
            "(?:price[ds]?\\s*)?\\b(?:at least|no less than|not less than|not under|not below|not cheaper than|min(?:imum)?(?: of)?"
                    + "|starting (?:at|from)|from|upwards of)\\s*" + A + NO_PRICE,
            "(?:>=|≥|=>)\\s*" + A + NO_PRICE,
            A + "\\s*(?:or|and)\\s*(?:more|over|above|up|upwards)\\b" + NO_NUMBER, A + "\\s*(?:\\+|plus\\b|upwards\\b|min(?:imum)?\\b)",
            "(?:ใน)?(?:ราคา)?\\s*(?:อย่างน้อย|ไม่ต่ำกว่า|ไม่น้อยกว่า|ไม่ถูกกว่า|ตั้งแต่|ขั้นต่ำ|เริ่มต้น(?:ที่)?)\\s*" + A
                    + NO_PRICE + "(?:\\s*ขึ้นไป)?",
            A + "\\s*(?:ขึ้นไป|เป็นต้นไป)",
            A + "\\s*(?:以上|から)", "(?:最低|下限)は?\\s*" + A, A + "\\s*(?:이상|부터)", "최소\\s*" + A);
    private static final List<Pattern> MIN_EXCLUSIVE = patterns(
            "(?:price[ds]?\\s*)?\\b(?:over|above|more than|greater than|higher than|exceeding|pricier than|more expensive than)\\s*"
                    + A + NO_PRICE,
            ">\\s*" + A + NO_PRICE,
            "(?:ใน)?(?:ราคา)?\\s*(?:มากกว่า|เกินกว่า|เกิน|สูงกว่า|แพงกว่า)\\s*" + A + NO_PRICE,
            A + "\\s*(?:を?超え?る?|より(?:も)?(?:高い|高く|上)|を?上回る)",
            A + "\\s*(?:초과|보다\\s*(?:더\\s*)?(?:비싼|높은|많은)|(?:을|를)?\\s*넘는)");
    /** Particles that tie a Japanese or Korean phrase to what it describes, and nothing after the phrase is cut. */
    private static final Pattern TIE = Pattern.compile("^\\s*(?:の(?=\\S)|で(?=\\S)|(?:의|짜리|으로|로|인|대)(?=\\s|$))");
    private static final Pattern NUMBER = Pattern.compile("(" + DIGITS + ")\\s?(k|พัน|หมื่น|แสน|千|万|萬|천|만|백)?(?:\\s?(\\d{1,4})천)?");

    /** Never fails: a text without a phrase comes back as it was. */
    public static PricePhrase of(String text) {
        Reading reading = new Reading(normalized(text));
        reading.range(RANGES);
        reading.about(ABOUT);
        reading.limit(MAX_INCLUSIVE, false, false);
        reading.limit(MIN_INCLUSIVE, true, false);
        reading.limit(MAX_EXCLUSIVE, false, true);
        reading.limit(MIN_EXCLUSIVE, true, true);
        return reading.result();
    }

    public boolean isPresent() {
        return min != null || max != null;
    }

    private static List<Pattern> patterns(String... expressions) {
        List<Pattern> patterns = new ArrayList<>();
        for (String expression : expressions) {
            patterns.add(Pattern.compile(expression, Pattern.CASE_INSENSITIVE));
        }
        return patterns;
    }

    /** One form for full-width letters, for digits of all scripts and for Thai SARA AM, which form KC takes apart. */
    private static String normalized(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\u0E4D([\u0E48-\u0E4B]?)\u0E32", "$1\u0E33");
        StringBuilder plain = new StringBuilder(compatible.length());
        compatible.codePoints().forEach(character -> {
            if (Character.isDigit(character)) {
                plain.append((char) ('0' + Character.digit(character, 10)));
            } else {
                plain.appendCodePoint(character);
            }
        });
        return plain.toString();
    }

    private static BigDecimal amount(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        Matcher number = NUMBER.matcher(plain);
        if (!number.find()) {
            return BigDecimal.valueOf(plain.contains("만") || plain.contains("万") ? 10_000 : 1_000);
        }
        BigDecimal value = new BigDecimal(number.group(1).replace(",", "")).multiply(scale(number.group(2)));
        return number.group(3) == null ? value.stripTrailingZeros()
                : value.add(new BigDecimal(number.group(3)).multiply(BigDecimal.valueOf(1_000))).stripTrailingZeros();
    }

    private static BigDecimal scale(String word) {
        if (word == null) {
            return BigDecimal.ONE;
        }
        return BigDecimal.valueOf(switch (word) {
            case "백" -> 100;
            case "หมื่น", "万", "萬", "만" -> 10_000;
            case "แสน" -> 100_000;
            default -> 1_000;
        });
    }

    /** The text while its phrases are cut out one after the other. */
    private static final class Reading {

        private String text;
        private BigDecimal min;
        private boolean minExclusive;
        private BigDecimal max;
        private boolean maxExclusive;

        private Reading(String text) {
            this.text = text;
        }

        private void range(List<Pattern> patterns) {
            for (Pattern pattern : patterns) {
                Matcher found = pattern.matcher(text);
                if (found.find()) {
                    BigDecimal one = amount(found.group("a"));
                    BigDecimal other = amount(found.group("b"));
                    min = one.min(other);
                    max = one.max(other);
                    cut(found);
                    return;
                }
            }
        }

        private void about(List<Pattern> patterns) {
            if (min != null || max != null) {
                return;
            }
            for (Pattern pattern : patterns) {
                Matcher found = pattern.matcher(text);
                if (found.find()) {
                    BigDecimal amount = amount(found.group("a"));
                    min = amount.multiply(A_FIFTH_LESS).stripTrailingZeros();
                    max = amount.multiply(A_FIFTH_MORE).stripTrailingZeros();
                    cut(found);
                    return;
                }
            }
        }

        private void limit(List<Pattern> patterns, boolean lower, boolean exclusive) {
            if (lower ? min != null : max != null) {
                return;
            }
            for (Pattern pattern : patterns) {
                Matcher found = pattern.matcher(text);
                if (found.find()) {
                    if (lower) {
                        min = amount(found.group("a"));
                        minExclusive = exclusive;
                    } else {
                        max = amount(found.group("a"));
                        maxExclusive = exclusive;
                    }
                    cut(found);
                    return;
                }
            }
        }

        private void cut(Matcher found) {
            String behind = text.substring(found.end());
            Matcher tie = TIE.matcher(behind);
            text = text.substring(0, found.start()) + " " + (tie.find() ? behind.substring(tie.end()) : behind);
        }

        private PricePhrase result() {
            return new PricePhrase(text.strip().replaceAll("\\s+", " "), min, minExclusive, max, maxExclusive);
        }
    }
}
