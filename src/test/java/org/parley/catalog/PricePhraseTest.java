package org.parley.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricePhraseTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        // text | words left | limits
        "red shirt under 500                    | red shirt        | ..500)",
        "red shirt, under ฿1,290.50             | red shirt,       | ..1290.5) ",
        "shirts below 500 baht                  | shirts           | ..500)",
        "black bag less than 900 baht           | black bag        | ..900)",
        "something cheaper than 300             | something        | ..300)",
        "shirt no more than 500                 | shirt            | ..500]",
        "shirt not over 500 THB                 | shirt            | ..500]",
        "bag up to 1.5k                         | bag              | ..1500]",
        "bag max 700                            | bag              | ..700]",
        "bag 700 or less                        | bag              | ..700]",
        "budget 700 bag                         | bag              | ..700]",
        "bag <= 700                             | bag              | ..700]",
        "bag < 700                              | bag              | ..700)",
        "shoes over 1000                        | shoes            | (1000..",
        "shoes at least 1,000 baht              | shoes            | [1000..",
        "shoes no less than 1000                | shoes            | [1000..",
        "shoes 1000 or more                     | shoes            | [1000..",
        "shoes more expensive than 1000         | shoes            | (1000..",
        "dress between 300 and 600              | dress            | [300..600]",
        "dress between 600 and 300              | dress            | [300..600]",
        "dress from 300 to 600 baht             | dress            | [300..600]",
        "dress 300-600 baht                     | dress            | [300..600]",
        "dress over 300 and under 600           | dress and        | (300..600)",
        "เสื้อสีแดง ไม่เกิน 500                     | เสื้อสีแดง           | ..500]",
        "เสื้อสีแดงไม่เกิน500บาท                    | เสื้อสีแดง           | ..500]",
        "เสื้อสีแดง ราคาไม่เกิน ๕๐๐ บาท             | เสื้อสีแดง           | ..500]",
        "เสื้อ ต่ำกว่า 500                         | เสื้อ              | ..500)",
        "เสื้อ ถูกกว่า 500                         | เสื้อ              | ..500)",
        "เสื้อ ไม่ถึง 500 บาท                      | เสื้อ              | ..500)",
        "กระเป๋า งบ 2 พัน                         | กระเป๋า            | ..2000]",
        "เสื้อ มากกว่า 500                         | เสื้อ              | (500..",
        "เสื้อ เกิน 500 บาท                        | เสื้อ              | (500..",
        "เสื้อ ไม่ต่ำกว่า 500                       | เสื้อ              | [500..",
        "เสื้อ 500 บาทขึ้นไป                       | เสื้อ              | [500..",
        "เสื้อ ราคา 300-600                       | เสื้อ              | [300..600]",
        "เสื้อ 300 ถึง 600 บาท                     | เสื้อ              | [300..600]",
        "เสื้อ ระหว่าง 300 และ 600                 | เสื้อ              | [300..600]",
        "500円以下の赤いシャツ                     | 赤いシャツ        | ..500]",
        "赤いシャツ ５００円以下                   | 赤いシャツ        | ..500]",
        "赤いシャツ 500バーツ以下                  | 赤いシャツ        | ..500]",
        "빨간 셔츠 500바트 이하                    | 빨간 셔츠         | ..500]",
        "500円未満のバッグ                         | バッグ            | ..500)",
        "500円より安いシャツ                       | シャツ            | ..500)",
        "シャツ 1万円以内                          | シャツ            | ..10000]",
        "シャツ 予算1,000円                        | シャツ            | ..1000]",
        "シャツ 500円まで                          | シャツ            | ..500]",
        "1000円以上の靴                            | 靴                | [1000..",
        "1000円を超える靴                          | 靴                | (1000..",
        "300円から600円の皿                        | 皿                | [300..600]",
        "300〜600円の皿                            | 皿                | [300..600]",
        "빨간 셔츠 500원 이하                      | 빨간 셔츠         | ..500]",
        "500원 이하의 빨간 셔츠                    | 빨간 셔츠         | ..500]",
        "500원 미만 셔츠                           | 셔츠              | ..500)",
        "500원보다 싼 셔츠                         | 셔츠              | ..500)",
        "셔츠 3만원 이하                           | 셔츠              | ..30000]",
        "셔츠 3만 5천원 이하                       | 셔츠              | ..35000]",
        "셔츠 만원 이하                            | 셔츠              | ..10000]",
        "셔츠 최대 500원                           | 셔츠              | ..500]",
        "신발 1000원 이상                          | 신발              | [1000..",
        "신발 1,000원 초과                         | 신발              | (1000..",
        "300원에서 600원 사이 셔츠                 | 셔츠              | [300..600]",
        "300~600원 셔츠                            | 셔츠              | [300..600]",
        "shoes 1000-2000                        | shoes            | [1000..2000]",
        "boots 1,500 - 2,500                    | boots            | [1500..2500]",
        "bag about 900                          | bag              | [720..1080]",
        "lamp around ฿1,000                     | lamp             | [800..1200]",
        "กระเป๋าประมาณ 900                        | กระเป๋า            | [720..1080]",
        "約900円のバッグ                           | バッグ            | [720..1080]",
        "2000円くらいの靴                          | 靴                | [1600..2400]",
        "千円以下のバッグ                          | バッグ            | ..1000]",
        "シャツ 1万円ぐらい                        | シャツ            | [8000..12000]",
        "900원 정도 가방                           | 가방              | [720..1080]",
        "만원 정도 셔츠                            | 셔츠              | [8000..12000]",
    })
    void readsPriceLimitsInFourLanguages(String text, String rest, String limits) {
        PricePhrase phrase = PricePhrase.of(text);

        assertThat(phrase.rest()).isEqualTo(rest);
        assertThat(limits(phrase)).isEqualTo(limits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red shirt", "running shoes in size 42", "bottle up to 750 ml", "tent for more than 2 people",
        "blanket over 150 cm", "Set of 3", "เต็นท์ มากกว่า 2 คน", "二段の竹せいろ", "500 errors", "under the sea", "iphone 15-16",
        "5本セット", "about 2 people", "a book about 5 cats", "about 150 cm", "081-234-5678", "500-piece puzzle", "SKU 100-200-300",
        "500ml 2人くらい", "2인용 텐트", "", "   ", "from me to you"})
    void leavesOtherTextsAlone(String text) {
        PricePhrase phrase = PricePhrase.of(text);

        assertThat(phrase.isPresent()).isFalse();
        assertThat(phrase.rest()).isEqualTo(text.strip());
    }

    @Test
    void staysQuickOnHostileText() {
        String text = "under ".repeat(300) + "1,".repeat(300) + "9".repeat(2000) + "-".repeat(500);

        assertThat(PricePhrase.of(text)).isNotNull();
    }

    private static String limits(PricePhrase phrase) {
        return (phrase.min() == null ? "" : (phrase.minExclusive() ? "(" : "[") + phrase.min().toPlainString()) + ".."
                + (phrase.max() == null ? "" : phrase.max().toPlainString() + (phrase.maxExclusive() ? ")" : "]"));
    }
}
