package org.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/products, API", "/desk/, DESK", "/desk, DESK", "/desk/login.xhtml, DESK", "/desk/welcome.xhtml, WELCOME",
        "/admin/staff.xhtml, ADMIN", "/widget/, WIDGET", "/widget/index.xhtml, WIDGET", "/widget/embed.js, ASSET",
        "/static/0123/parley/tokens.css, ASSET", "/shop/, SHOP", "/theme.css, OTHER"})
    void knowsWhatAPathIs(String path, Surface surface) {
        assertThat(Surface.of(path)).isEqualTo(surface);
    }

    @Test
    void staffPagesAndAnswersWithDataAreNeitherFramedNorStored() {
        for (Surface surface : new Surface[] {Surface.DESK, Surface.ADMIN, Surface.WELCOME, Surface.API}) {
            assertThat(surface.neverFramed()).isTrue();
            assertThat(surface.cacheControl()).isEqualTo("no-store");
        }
    }

    @Test
    void theInvitationsPageTellsNobodyItsAddress() {
        assertThat(Surface.WELCOME.referrerPolicy()).isEqualTo("no-referrer");
    }
}
