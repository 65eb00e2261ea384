package org.parley.assistant.internal.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.shared.i18n.Language;

/**
 * Measures understanding on phrases held out from the examples (src/test/resources/assistant/phrases). A phrase that
 * the examples happen to contain word for word doesn't count.
 */
class UnderstandingTest {

    private static final Understanding UNDERSTANDING = new Understanding();
    /** Processor time: what else the machine does must not count. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int PHRASES_AT_LEAST = 15;
    private static final int OUT_OF_SCOPE_AT_LEAST = 30;
    private static final double SHARE_RIGHT = 0.9;
    private static final int EVERY_WRITTEN_PHRASE = 2_000_000;

    private record Phrase(Intent intent, String text) {
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void understandsNineOfTenHeldOutPhrasesOfEveryIntent(Language language) {
        Set<String> examples = examples(language);
        Map<Intent, List<String>> wrong = new EnumMap<>(Intent.class);
        Map<Intent, Integer> all = new EnumMap<>(Intent.class);
        for (Phrase phrase : phrases(language)) {
            if (examples.contains(TextForm.withoutSpaces(TextForm.of(phrase.text(), language)))) {
                continue;
            }
            all.merge(phrase.intent(), 1, Integer::sum);
            Understood understood = UNDERSTANDING.understand(phrase.text(), language);
            if (understood.intent() != phrase.intent()) {
                wrong.computeIfAbsent(phrase.intent(), intent -> new ArrayList<>())
                        .add(phrase.text() + " -> " + understood.intent());
            }
        }
        assertSoftly(softly -> {
            for (Intent intent : Intent.values()) {
                int count = all.getOrDefault(intent, 0);
                List<String> errors = wrong.getOrDefault(intent, List.of());
                softly.assertThat(count).as("phrases of %s in %s that no example has", intent, language)
                        .isGreaterThanOrEqualTo(intent == Intent.UNKNOWN ? OUT_OF_SCOPE_AT_LEAST : PHRASES_AT_LEAST);
                softly.assertThat((double) (count - errors.size()) / count)
                        .as("%s in %s, wrong: %s", intent, language, errors).isGreaterThanOrEqualTo(SHARE_RIGHT);
            }
        });
    }

    /** Five phrases of every intent, written by somebody who had not seen the examples. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void understandsNineOfTenPhrasesWrittenBlind(Language language) {
        List<Phrase> phrases = read("/assistant/blind/", language);
        List<String> wrong = phrases.stream()
                .filter(phrase -> UNDERSTANDING.understand(phrase.text(), language).intent() != phrase.intent())
                .map(Phrase::text).toList();
        assertThat((double) (phrases.size() - wrong.size()) / phrases.size()).as("wrong: %s", wrong)
                .isGreaterThanOrEqualTo(SHARE_RIGHT);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void neverTakesAnotherWishForMoneyOrRemoval(Language language) {
        assertSoftly(softly -> {
            for (Phrase phrase : phrases(language)) {
                Understood understood = UNDERSTANDING.understand(phrase.text(), language);
                if (!phrase.intent().risky()) {
                    softly.assertThat(understood.intent().risky())
                            .as("%s (%s)", phrase.text(), understood.intent()).isFalse();
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsItsViewWhenWidthCaseAndStretchChange(Language language) {
        for (Phrase phrase : phrases(language).subList(0, 60)) {
            Intent plain = UNDERSTANDING.understand(phrase.text(), language).intent();
            assertThat(UNDERSTANDING.understand("  " + wide(phrase.text()) + " !!", language).intent())
                    .as(phrase.text()).isEqualTo(plain);
        }
    }

    @Test
    void takesLessThanAFifthOfAMillisecond() {
        List<Phrase> phrases = new ArrayList<>();
        for (Language language : Language.values()) {
            phrases.addAll(phrases(language));
        }
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            phrases.forEach(phrase -> UNDERSTANDING.understand(phrase.text(), Language.EN));
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / phrases.size());
        }
        assertThat(best).as("nanoseconds per phrase").isLessThan(200_000);
    }

    @Test
    void anythingMayBeTyped() {
        for (String text : List.of("", " ", "?", "。。。", "\u200b", "😀😀", "5", "<p>", "\uE000", "((((", "a".repeat(4000),
                "ก".repeat(4000), "\uD800", "##", "-", "฿", "1/0", "٣٤٥", "M", "\0")) {
            for (Language language : Language.values()) {
                assertThat(UNDERSTANDING.understand(text, language).language()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            red shirt under 500                | 500  |      | red shirt
            do you have any blue bags?         |      |      | blue bags
            shirts between 200 and 400 baht    | 400  | 200  | shirts
            lamp at most ฿1,290                | 1290 |      | lamp
            a scarf from 300                   |      | 300  | scarf
            เสื้อสีแดง ไม่เกิน 500                 | 500  |      | เสื้อ สีแดง
            มีกระเป๋าราคาต่ำกว่า 900 บาทไหมคะ      | 900  |      | กระเป๋า
            500円以下のTシャツを探しています          | 500  |      | tシャツ
            赤いシャツはありますか                  |      |      | 赤い シャツ
            5만원 이하 운동화 찾고 있어요            | 50000 |     | 운동화
            빨간 셔츠 있나요                      |      |      | 빨간 셔츠
            """)
    void findsWhatToSearchForAndForHowMuch(String text, BigDecimal most, BigDecimal least, String query) {
        Understood understood = UNDERSTANDING.understand(text, Language.EN);
        assertThat(understood.intent()).isEqualTo(Intent.FIND_PRODUCTS);
        assertThat(understood.entities().maxPrice()).isEqualTo(most);
        assertThat(understood.entities().minPrice()).isEqualTo(least);
        assertThat(understood.entities().query()).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            is the red one in M in stock?      | red  | M | -
            add 2 of the second one            | -    | - | 2
            สีแดงไซส์ M มีของไหมคะ                | red  | M | -
            เอาตัวที่สอง 2 ชิ้นค่ะ                 | -    | - | 2
            赤のMサイズは在庫ありますか               | red  | M | -
            二番目のを2つください                   | -    | - | 2
            빨간색 M 재고 있나요                   | red  | M | -
            두번째 거 2개 주세요                   | -    | - | 2
            ２つ目をＸＬで                         | -    | XL | 2
            """)
    void findsColourSizeAndPlace(String text, String colour, String size, Integer place) {
        Entities entities = UNDERSTANDING.understand(text, Language.EN).entities();
        assertThat(entities.colours()).isEqualTo(colour == null ? List.of() : List.of(colour));
        assertThat(entities.sizes()).isEqualTo(size == null ? List.of() : List.of(size));
        assertThat(entities.ordinals()).isEqualTo(place == null ? List.of() : List.of(place));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            where is order P-10023?    | P-10023
            track #10045 please        | 10045
            ออเดอร์ p-10023 ส่งรึยัง      | P-10023
            注文番号Ｐ－10023の状況      | P-10023
            주문번호 10045 조회해줘      | 10045
            """)
    void findsTheOrderNumber(String text, String number) {
        Understood understood = UNDERSTANDING.understand(text, Language.EN);
        assertThat(understood.intent()).isEqualTo(Intent.TRACK_ORDER);
        assertThat(understood.entities().orderNumber()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello              | EN
            สวัสดี hello         | TH
            在庫                | JA
            カート               | JA
            카트 show            | KO
            M                  | TH
            42                 | TH
            """)
    void tellsTheLanguageByItsScript(String text, Language language) {
        assertThat(UNDERSTANDING.understand(text, Language.TH).language()).isEqualTo(language);
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        for (char c : text.toCharArray()) {
            wide.append(c > ' ' && c <= '~' && c != '\'' ? (char) (c + 0xFEE0) : c == ' ' ? '\u3000' : c);
        }
        return wide.toString();
    }

    private static Set<String> examples(Language language) {
        Set<String> examples = new HashSet<>();
        for (String line : Understanding.lines("examples", language)) {
            for (String phrase : Patterns.phrases(Slot.marked(line), EVERY_WRITTEN_PHRASE)) {
                examples.add(TextForm.withoutSpaces(TextForm.of(phrase, language)));
            }
        }
        return examples;
    }

    private static List<Phrase> phrases(Language language) {
        return read("/assistant/phrases/", language);
    }

    private static List<Phrase> read(String directory, Language language) {
        String path = directory + language.code() + ".tsv";
        try (InputStream file = UnderstandingTest.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.split("\t"))
                    .map(fields -> new Phrase(Intent.ofKey(fields[0]), fields[1]))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
