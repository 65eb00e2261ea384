package org.parley.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void takesWholeCharactersOfAnyScript() {
        for (String text : new String[] {"", "shirt", "เสื้อ", "赤いシャツ", "\ud83d\ude00", "a\ud83d\ude00b", "\u200d\n\t"}) {
            assertThat(PlainText.isPlain(text)).as(text).isTrue();
        }
    }

    @Test
    void refusesNulAndHalves() {
        for (String text : new String[] {"\0", "a\0b", "\ud83d", "\ud83d x", "\ude00", "\ude00\ud83d", "a\ud83d\ud83d\ude00"}) {
            assertThat(PlainText.isPlain(text)).isFalse();
        }
    }
}
