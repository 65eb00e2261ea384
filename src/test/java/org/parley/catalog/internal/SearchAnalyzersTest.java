package org.parley.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.shared.i18n.Language;

class SearchAnalyzersTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', value = {
        "EN | Red Shirts              | #red shirt",
        "EN | Ladies' T-Shirts, navy  | ladies tshirt #navy",
        "EN | Piqué polo              | pique polo",
        "EN | t shirt                 | tshirt",
        "TH | เสื้อสีแดง                | เสื้อ สี #red",
        "TH | เสื้อเชิ้ตผ้าฝ้ายสีแดง       | เสื้อ เชิ้ต ผ้า ฝ้าย สี #red",
        "TH | กระเป๋าสีน้ำเงิน           | กระเป๋า #blue",
        "TH | เครื่องใช้ไฟฟ้า             | เครื่อง ใช้ ไฟฟ้า",
        "JA | 赤いシャツ               | #red シャツ",
        "JA | レッドシャツ             | #red シャツ",
        "JA | 赤のＴシャツ             | #red tシャツ",
        "JA | 赤ちゃん                 | 赤ちゃん",
        "KO | 빨간 셔츠                | #red 셔츠",
        "KO | 빨간색 티셔츠            | #red 색 티셔츠",
        "KO | 레드셔츠                 | #red 셔츠",
    })
    void cutsTextsIntoTheTermsOfTheirLanguage(Language language, String text, String terms) {
        assertThat(String.join(" ", SearchAnalyzers.terms(language, text))).isEqualTo(terms);
    }

    @Test
    void addsTheBroaderWordWhenIndexingOnly() {
        assertThat(SearchAnalyzers.terms(SearchAnalyzers.index(Language.JA), "Tシャツ")).containsExactly("tシャツ", "シャツ");
        assertThat(SearchAnalyzers.terms(SearchAnalyzers.index(Language.KO), "티셔츠")).containsExactly("티셔츠", "셔츠");
        assertThat(SearchAnalyzers.terms(SearchAnalyzers.index(Language.EN), "Navy T-Shirt"))
                .containsExactly("#navy", "#blue", "tshirt", "shirt");
        assertThat(SearchAnalyzers.terms(Language.EN, "Navy T-Shirt")).containsExactly("#navy", "tshirt");
    }

    @Test
    void knowsEveryColourOfTheFourLanguagesAsOneTerm() {
        String[][] sameColours = {{"red", "สีแดง", "赤い", "빨간"}, {"blue", "สีน้ำเงิน", "青い", "파란"},
            {"navy", "สีกรมท่า", "紺色", "남색"}, {"black", "สีดำ", "黒い", "검은"}, {"white", "สีขาว", "白い", "흰"},
            {"green", "สีเขียว", "緑", "초록"}, {"yellow", "สีเหลือง", "黄色い", "노란"}, {"pink", "สีชมพู", "ピンク", "분홍"},
            {"brown", "สีน้ำตาล", "茶色", "갈색"}, {"grey", "สีเทา", "グレー", "회색"}, {"beige", "สีเบจ", "ベージュ", "베이지"},
            {"purple", "สีม่วง", "紫", "보라"}, {"orange", "สีส้ม", "オレンジ", "주황"}, {"sky", "สีฟ้า", "水色", "하늘색"},
            {"cream", "สีครีม", "クリーム", "크림"}, {"gold", "สีทอง", "ゴールド", "금색"}, {"silver", "สีเงิน", "シルバー", "은색"}};
        for (String[] colour : sameColours) {
            for (Language language : Language.values()) {
                assertThat(SearchAnalyzers.terms(language, colour[language.ordinal()]))
                        .as(colour[language.ordinal()]).contains("#" + colour[0]);
            }
        }
    }

    @Test
    void cutsPairsOfLettersInsideWordsOnly() {
        assertThat(SearchAnalyzers.terms(SearchAnalyzers.PAIRS, "ab cde")).containsExactly("ab", "cd", "de");
    }
}
