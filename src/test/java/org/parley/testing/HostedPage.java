package org.parley.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The payment provider's page as a browser without script uses it: read it, send its form. */
public final class HostedPage {

    private static final HttpClient BROWSER = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");

    private HostedPage() {
    }

    public static void approve(String payUrl) throws IOException, InterruptedException {
        HttpResponse<String> page = BROWSER.send(HttpRequest.newBuilder(URI.create(payUrl)).build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher form = FORM.matcher(page.body());
        if (page.statusCode() != 200 || !form.find() || !page.body().contains("name=\"method\"")
                || !page.body().contains("name=\"action\" value=\"approve\"")) {
            throw new AssertionError(payUrl + " shows no form to pay with: " + page.body());
        }
        String fields = "method=" + URLEncoder.encode("card", StandardCharsets.UTF_8) + "&action=approve";
        HttpResponse<String> paid = BROWSER.send(HttpRequest.newBuilder(URI.create(payUrl).resolve(form.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)).build(), HttpResponse.BodyHandlers.ofString());
        if (paid.statusCode() >= 400) {
            throw new AssertionError("paying answered " + paid.statusCode() + ": " + paid.body());
        }
    }
}
