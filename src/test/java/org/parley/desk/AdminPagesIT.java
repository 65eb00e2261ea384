package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.testing.ParleyServer;

/** Who gets to the administrators' pages, and from where. */
class AdminPagesIT {

    private final ParleyServer server = ParleyServer.shared();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @ParameterizedTest
    @ValueSource(strings = {"", "index.xhtml", "import.xhtml", "rules.xhtml", "promises.xhtml", "calendars.xhtml",
        "rehearsal.xhtml", "staff.xhtml", "shop.xhtml"})
    void showsNoPageToAnAgentOrAStranger(String page) throws Exception {
        HttpResponse<String> stranger = get("/admin/" + page);
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.headers().firstValue("Location").orElseThrow()).contains("/desk/login.xhtml?from=%2Fadmin%2F");
        logIn("mai");
        assertThat(get("/admin/" + page).statusCode()).isEqualTo(403);
        assertThat(post("/admin/" + page, "same-origin", "stock=stock").statusCode()).isEqualTo(403);
        assertThat(get("/desk/..;/admin/" + page).statusCode()).isNotEqualTo(200);
    }

    @Test
    void takesNoChangeFromAnotherSite() throws Exception {
        logIn("admin");
        assertThat(get("/admin/shop.xhtml").statusCode()).isEqualTo(200);
        assertThat(post("/admin/shop.xhtml", "cross-site", "shop=shop").statusCode()).isEqualTo(403);
        assertThat(post("/admin/shop.xhtml", "same-site", "shop=shop").statusCode()).isEqualTo(403);
        assertThat(post("/admin/shop.xhtml", null, "shop=shop").statusCode()).isEqualTo(403);
    }

    @Test
    void loadsAPageAnewThatHasBeenOpenForTooLong() throws Exception {
        logIn("admin");
        HttpResponse<String> stale = post("/admin/shop.xhtml", "same-origin",
                "shop=shop&jakarta.faces.ViewState=" + URLEncoder.encode("-1:-1", StandardCharsets.UTF_8)
                        + "&primefaces.nonce=" + nonce(get("/admin/shop.xhtml")));
        assertThat(stale.statusCode()).isEqualTo(302);
        assertThat(stale.headers().firstValue("Location").orElseThrow()).endsWith("/admin/shop.xhtml?again=stale");
        assertThat(get("/admin/shop.xhtml?again=stale").body()).contains("open for too long").doesNotContain("Exception");
    }

    @Test
    void sendsAPageWhoseSessionEndedToTheLogIn() throws Exception {
        HttpRequest script = HttpRequest.newBuilder(server.url("/admin/shop.xhtml")).header("Faces-Request", "partial/ajax")
                .header("Sec-Fetch-Site", "same-origin").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("shop=shop")).build();
        HttpResponse<String> answer = client.send(script, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("<redirect url=\"/desk/login.xhtml?from=%2Fadmin%2Fshop.xhtml\"/>");
    }

    @Test
    void keepsTheSessionCookieToOurSiteAndOutOfScripts() throws Exception {
        String cookie = HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.url("/desk/login.xhtml")).build(),
                HttpResponse.BodyHandlers.ofString()).headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("JSESSIONID=")).findFirst().orElseThrow();
        assertThat(cookie).contains("HttpOnly").containsOnlyOnce("SameSite=Lax");
        assertThat(logIn("admin").headers().allValues("Set-Cookie")).isNotEmpty()
                .allSatisfy(one -> assertThat(one).containsOnlyOnce("SameSite=Lax"));
    }

    private HttpResponse<String> logIn(String name) throws IOException, InterruptedException {
        String nonce = nonce(get("/desk/login.xhtml?language=en"));
        HttpResponse<String> answer = post("/desk/login.xhtml", "same-origin", "login=login&enter=enter&from=&email=" + name
                + "%40demo.parley.example&password=parley-demo-2026&jakarta.faces.ViewState=stateless&primefaces.nonce=" + nonce);
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer;
    }

    private static String nonce(HttpResponse<String> page) {
        Matcher nonce = Pattern.compile("name=\"primefaces.nonce\" value=\"([^\"]*)|nonce=\"([^\"]*)").matcher(page.body());
        assertThat(nonce.find()).isTrue();
        return URLEncoder.encode(nonce.group(1) != null ? nonce.group(1) : nonce.group(2), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server.url(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String site, String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url(path))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form));
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
