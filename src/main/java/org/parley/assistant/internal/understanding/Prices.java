package org.parley.assistant.internal.understanding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.shared.i18n.Language;

/** Finds the price limit in a phrase: "under 500", "ไม่เกิน 500", "500円以下", "500원 이하", "between 200 and 400". */
final class Prices {

    private static final String NUMBER = "(?:[฿¥₩$] ?)?(\\d+(?:\\.\\d+)?) ?(k(?![a-z])|พัน|หมื่น|百|千|万|천|만)? ?"
            + "(bahts?(?![a-z])|thb|bt(?![a-z])|บาท|ばーつ|円|えん|yen|원|won|바트|usd|dollars?|bucks|฿)?";
    /** Without a currency smaller numbers are quantities, sizes or places in a list. */
    private static final BigDecimal LEAST_BARE = BigDecimal.valueOf(20);
    private static final BigDecimal A_LITTLE_LESS = new BigDecimal("0.8");
    private static final BigDecimal A_LITTLE_MORE = new BigDecimal("1.2");

    private final List<Rule> rules = new ArrayList<>();

    private enum Kind { BETWEEN, MOST, LEAST, ABOUT, PLAIN }

    private record Rule(Pattern pattern, Kind kind) {
    }

    /** Bounds and where the phrase stands. */
    record Found(BigDecimal min, BigDecimal max, int from, int to) {
    }

    Prices(Language language) {
        switch (language) {
            case EN -> {
                rule(Kind.BETWEEN, "(?:between |from )?" + NUMBER + " ?(?:and|to|-) ?" + NUMBER);
                rule(Kind.MOST, "(?<![a-z])(?:under|below|less than|cheaper than|lower than|not (?:more|over) than|no more than"
                        + "|not over|at most|up to|max(?:imum)?(?: of)?|within|budget(?: is| of)?|<) " + NUMBER);
                rule(Kind.MOST, NUMBER + " (?:or (?:less|under|below|cheaper)|max(?:imum)?|at most|and under|tops)");
                rule(Kind.LEAST, "(?<![a-z])(?:over|above|more than|at least|from|min(?:imum)?|starting at) " + NUMBER);
                rule(Kind.LEAST, NUMBER + " (?:or more|and up|or above|upwards)");
                rule(Kind.ABOUT, "(?<![a-z])(?:around|about|approximately|roughly|circa|approx) " + NUMBER);
            }
            case TH -> {
                rule(Kind.BETWEEN, "(?:ระหว่าง|ช่วง)? ?" + NUMBER + " ?(?:ถึง|-|กับ|และ) ?" + NUMBER);
                rule(Kind.MOST, "(?:งบ ?)?(?:ไม่เกิน|ต่ำกว่า|น้อยกว่า|ถูกกว่า|ภายใน|ไม่ถึง|สูงสุด|งบ) ?(?:ราคา)? ?" + NUMBER);
                rule(Kind.MOST, NUMBER + " ?(?:ลงมา|ลงไป)");
                rule(Kind.LEAST, "(?:มากกว่า|เกิน|แพงกว่า|ขั้นต่ำ|ตั้งแต่|สูงกว่า) ?" + NUMBER);
                rule(Kind.LEAST, NUMBER + " ?ขึ้นไป");
                rule(Kind.ABOUT, "(?:ประมาณ|ราวๆ|ราว) ?" + NUMBER);
            }
            case JA -> {
                rule(Kind.BETWEEN, NUMBER + " ?(?:から|-|と) ?" + NUMBER + "(?:の間|まで)?");
                rule(Kind.MOST, NUMBER + " ?(?:以下|以内|未満|まで|より安い|より下|を超えない|で収まる)");
                rule(Kind.LEAST, NUMBER + " ?(?:以上|より高い|を超える|超)");
                rule(Kind.ABOUT, NUMBER + " ?(?:くらい|ぐらい|前後|程度|ほど|台)");
            }
            case KO -> {
                rule(Kind.BETWEEN, NUMBER + " ?(?:에서|부터|-) ?" + NUMBER + "(?: ?(?:사이|까지))?");
                rule(Kind.MOST, NUMBER + " ?(?:이하|미만|까지|이내|안쪽|아래|안으로|밑으로|안에서)");
                rule(Kind.LEAST, NUMBER + " ?(?:이상|초과|넘는|부터)");
                rule(Kind.ABOUT, NUMBER + " ?(?:정도|쯤|내외|대(?!\\p{IsHangul}))");
            }
        }
        rule(Kind.PLAIN, NUMBER);
    }

    private void rule(Kind kind, String pattern) {
        rules.add(new Rule(Pattern.compile(pattern), kind));
    }

    /** The first limit by the most telling rule, or {@code null}. A bare amount of money counts as an upper limit. */
    Found find(String form) {
        if (!hasDigit(form)) {
            return null;
        }
        for (Rule rule : rules) {
            Matcher match = rule.pattern().matcher(form);
            while (match.find()) {
                Found found = read(rule.kind(), match);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Found read(Kind kind, Matcher match) {
        BigDecimal value = amount(match, 1);
        boolean money = match.group(3) != null || match.group(2) != null || "฿¥₩$".indexOf(match.group().charAt(0)) >= 0;
        if (kind == Kind.BETWEEN) {
            BigDecimal other = amount(match, 4);
            boolean plausible = value.compareTo(other) < 0 && other.compareTo(LEAST_BARE) >= 0;
            return plausible ? new Found(value, other, match.start(), match.end()) : null;
        }
        if (!money && (kind == Kind.PLAIN || value.compareTo(LEAST_BARE) < 0)) {
            return null;
        }
        return switch (kind) {
            case LEAST -> new Found(value, null, match.start(), match.end());
            case ABOUT -> new Found(value.multiply(A_LITTLE_LESS).setScale(0, RoundingMode.DOWN),
                    value.multiply(A_LITTLE_MORE).setScale(0, RoundingMode.UP), match.start(), match.end());
            default -> new Found(null, value, match.start(), match.end());
        };
    }

    private static BigDecimal amount(Matcher match, int group) {
        BigDecimal value = new BigDecimal(match.group(group));
        String unit = match.group(group + 1);
        int zeros = unit == null ? 0 : switch (unit) {
            case "百" -> 2;
            case "หมื่น", "万", "만" -> 4;
            default -> 3;
        };
        return value.movePointRight(zeros);
    }

    private static boolean hasDigit(String form) {
        return form.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
}
