package org.parley.storefront.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAddressTest {

    @ParameterizedTest(name = "{0}://{1}:{2}{3}")
    @CsvSource(nullValues = "-", value = {
        "http,  localhost,    8080, '',   http://127.0.0.1:8080, http://127.0.0.1:8080/widget/embed.js",
        "http,  127.0.0.1,    8080, '',   http://localhost:8080, http://localhost:8080/widget/embed.js",
        "http,  localhost,    80,   '',   http://127.0.0.1,      http://127.0.0.1/widget/embed.js",
        "https, localhost,    443,  /p,   https://127.0.0.1,     https://127.0.0.1/p/widget/embed.js",
        "https, localhost,    80,   '',   https://127.0.0.1:80,  https://127.0.0.1:80/widget/embed.js",
        "https, shop.example, 443,  /p,   '',                    /p/widget/embed.js",
        "http,  evil.example, 8080, '',   '',                    /widget/embed.js",
    })
    void takesTheWidgetFromTheServersOtherNameAndRepeatsNoStrangeOne(String scheme, String host, int port, String context,
            String origin, String script) {
        PageAddress address = new PageAddress(scheme, host, port, context);
        assertThat(address.widgetOrigin()).isEqualTo(origin);
        assertThat(address.script()).isEqualTo(script);
    }
}
