package org.parley.assistant.internal.understanding;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.parley.shared.i18n.Language;

/**
 * Brings a phrase and the words that it is compared with into one form: compatible characters united (full-width,
 * half-width, ligatures), lower case, katakana as hiragana, stretched letters shortened, Thai particles that only
 * carry politeness removed, punctuation gone except inside numbers.
 */
final class TextForm {

    /** Private characters stand for slots, see {@link Slot}. */
    static final char FIRST_SLOT = '\uE000';

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]|['’‘`´]");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
    private static final Pattern RANGE = Pattern.compile("(?<=[\\d円원%])\\s*[~〜～–—―]\\s*(?=[\\d฿¥₩$])");
    private static final Pattern NOISE = Pattern.compile(
            "(?:(?<![\\p{L}\\d])-|-(?!\\d)|[^\\p{L}\\p{M}\\p{N}\\p{Co}#.฿¥₩$\\-ー]|\\.(?!\\d)|(?<!\\d)\\.)+");
    private static final Pattern STRETCHED = Pattern.compile("([\\p{L}&&[^\\u1100-\\u11FF]])\\1{2,}");
    private static final Pattern STRETCHED_JAMO = Pattern.compile("([\\u1100-\\u11FF])\\1{2,}");
    private static final Pattern THAI_QUESTION = Pattern.compile("มั้ย|มั๊ย|มัย|ไม๊|ไหมม|มั้ง(?=$)|ป่ะ|ปะ(?=$)");
    private static final Pattern THAI_POLITE = Pattern.compile(
            "(?:นะ)?(?:ค่ะ|คะ|ครับผม|ครับ|คร้าบ|คับ|ค้าบ|ค้า|ค่า|งับ|จ้า|จ้ะ|จ๊ะ|ฮะ|ฮับ)(?=[\\sๆ]|$)|(?<=.)(?:นะ|น้า|อะ|อ่ะ)(?=\\s|$)");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private TextForm() {
    }

    /** Everything but the folding of kana: what may be shown and searched for. */
    static String readable(String text, Language language) {
        String form = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        // NFKC takes Thai sara am apart; keyboards and our word lists have it whole.
        form = form.replace("\u0E4D\u0E32", "\u0E33");
        form = INVISIBLE.matcher(form).replaceAll("");
        form = THOUSANDS.matcher(form).replaceAll("");
        form = RANGE.matcher(form).replaceAll("-");
        form = NOISE.matcher(form).replaceAll(" ");
        form = STRETCHED.matcher(form).replaceAll("$1");
        form = STRETCHED_JAMO.matcher(form).replaceAll("$1$1");
        if (language == Language.TH) {
            form = plainThai(form);
        }
        return SPACES.matcher(form).replaceAll(" ").strip();
    }

    /** The form in which phrases are compared. */
    static String of(String text, Language language) {
        return folded(readable(text, language), language);
    }

    /** Katakana as hiragana, letter by letter: the length stays. */
    static String folded(String form, Language language) {
        if (language != Language.JA) {
            return form;
        }
        StringBuilder out = new StringBuilder(form.length());
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            out.append(c >= 'ァ' && c <= 'ヶ' ? (char) (c - 0x60) : c);
        }
        return out.toString();
    }

    static String withoutSpaces(String form) {
        return form.indexOf(' ') < 0 ? form : form.replace(" ", "");
    }

    private static String plainThai(String form) {
        String plain = THAI_QUESTION.matcher(form).replaceAll("ไหม");
        String bare = THAI_POLITE.matcher(plain).replaceAll(" ").strip();
        bare = THAI_POLITE.matcher(bare).replaceAll(" ").strip();
        return bare.isEmpty() ? plain : bare;
    }
}
