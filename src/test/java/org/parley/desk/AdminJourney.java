package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.parley.testing.Api;
import org.parley.testing.Await;
import org.parley.testing.Axe;
import org.parley.testing.Chromium;
import org.parley.testing.ParleyServer;

/**
 * What an administrator does, by label and role in a real browser, and what customers and agents see of it. The server is
 * shared: everything is put back.
 */
class AdminJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Between two looks: half a second, as is usual, would be most of a journey's time. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);
    private static final List<String> PAGES = List.of("index", "import", "rules", "promises", "calendars", "rehearsal",
            "reports", "staff", "shop");
    private static ParleyServer server;
    private static Api api;
    private static ChromeDriver browser;
    private String language = "en";

    @BeforeAll
    static void start() {
        server = ParleyServer.shared();
        api = server.api();
        browser = Chromium.start(1280, 900);
        logIn();
    }

    @AfterAll
    static void end() {
        browser.quit();
    }

    @Test
    void changesPriceAndStockAsCustomersSeeThemAndNoticesWhoWasFaster() {
        Api admin = api.staff("admin");
        JsonNode shirt = find("SH101-M");
        String variant = shirt.at("/id").asText();
        String row = "Red Oxford Shirt (M)";
        open("index");
        type("Search products", "red oxford shirt");
        press("Search");
        type("Price: " + row, "455.5");
        press("Save: " + row);
        await("return document.body.textContent.includes(arguments[0])", word("stock.saved"));
        assertThat(find("SH101-M").at("/price/amount").asText()).isEqualTo("455.50");
        refused("Price: " + row, "-5", "Save: " + row, "wrong.price");
        assertThat(find("SH101-M").at("/price/amount").asText()).isEqualTo("455.50");
        type("Price: " + row, shirt.at("/price/amount").asText());
        refused("Price before: " + row, "1", "Save: " + row, "wrong.compareAtPrice");
        type("Price before: " + row, "");
        refused("Pieces on hand: " + row, "0.5", "Save: " + row, "wrong.stock");
        assertThat(find("SH101-M").at("/available").asInt()).isEqualTo(shirt.at("/available").asInt());
        int onHand = shirt.at("/available").asInt();
        admin.patch("/variants/" + variant, "{'stock':" + (onHand + 3) + "}").expect(200);
        type("Pieces on hand: " + row, "40");
        press("Save: " + row);
        assertThat(errorAt("Pieces on hand: " + row)).contains(String.valueOf(onHand + 3));
        assertThat(find("SH101-M").at("/available").asInt()).isEqualTo(onHand + 3);
        type("Pieces on hand: " + row, String.valueOf(onHand));
        press("Save: " + row);
        await("return document.body.textContent.includes(arguments[0])", word("stock.saved"));
        JsonNode after = find("SH101-M");
        assertThat(after.at("/available").asInt()).isEqualTo(onHand);
        assertThat(after.at("/price/amount").asText()).isEqualTo(shirt.at("/price/amount").asText());
    }

    @Test
    void leafsThroughTheCatalogue() {
        open("index");
        String first = browser.findElement(By.cssSelector(".ui-datatable-data b")).getText();
        browser.findElement(By.cssSelector(".ui-paginator-next")).click();
        settle();
        assertThat(browser.findElement(By.cssSelector(".ui-paginator-current")).getText()).startsWith("21–");
        browser.findElement(By.cssSelector(".ui-paginator-prev")).click();
        settle();
        assertThat(browser.findElement(By.cssSelector(".ui-datatable-data b")).getText()).isEqualTo(first);
        type("Search products", "zzzzqqqq");
        press("Search");
        await("return document.body.textContent.includes(arguments[0])", word("stock.none"));
    }

    @Test
    void changesTheShopsCardAsCustomersSeeIt() {
        open("shop");
        String link = value("Link to the privacy notice, shown at checkout");
        String origins = value("Sites that may embed the chat");
        try {
            type("Name", "Journey & Co.");
            type("Accent colour", "#7a1f5c");
            type("Link to the privacy notice, shown at checkout", "https://shop.example/privacy");
            type("Sites that may embed the chat", origins + "\nhttps://embedder.example");
            press("Save");
            awaitMessage("shop.saved");
            HttpResponse<String> widget = page("/widget/");
            assertThat(widget.body()).contains("Journey &amp; Co.").contains("https://shop.example/privacy");
            assertThat(widget.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("https://embedder.example");
            assertThat(page("/theme.css").body()).contains("#7a1f5c");
            refused("Link to the privacy notice, shown at checkout", "javascript:alert(1)", "Save", "wrong.privacyLink");
            type("Link to the privacy notice, shown at checkout", link);
            refused("Accent colour", "red", "Save", "wrong.accentColour");
            type("Accent colour", "#0f766e");
            refused("Name", "", "Save", "wrong.name");
            type("Name", "Khlong & Co.");
            refused("Sites that may embed the chat", "https://shop.example/path", "Save", "wrong.embedOrigins");
            assertThat(page("/widget/").body()).contains("https://shop.example/privacy");
        } finally {
            open("shop");
            type("Name", "Khlong & Co.");
            type("Accent colour", "#0f766e");
            type("Link to the privacy notice, shown at checkout", link);
            type("Sites that may embed the chat", origins);
            press("Save");
            awaitMessage("shop.saved");
        }
        assertThat(page("/theme.css").body()).contains("#0f766e");
    }

    @Test
    void changesTaxAndShippingInTheTotalOfACart() {
        Api visitor = api.visitor("en");
        String cart = visitor.post("/carts", "{'conversationId':'" + visitor.conversation() + "'}").text("id");
        visitor.put("/carts/" + cart + "/lines/" + find("SH101-M").at("/id").asText(), "{'quantity':1}").expect(200);
        open("rules");
        String rate = value("Rate in per cent");
        String price = value("Price (THB)");
        try {
            type("Rate in per cent", "10");
            type("Price (THB)", "77");
            press("Save");
            awaitMessage("rules.saved");
            JsonNode totals = visitor.get("/carts/" + cart).expect(200).json();
            assertThat(totals.toString()).contains("\"47.91\"");
            assertThat(visitor.get("/carts/" + cart + "/shipping-methods").body()).contains("\"77.00\"");
            refused("Rate in per cent", "200", "Save", "wrong.taxRate");
            refused("Rate in per cent", "7.125", "Save", "wrong.taxRate");
            type("Rate in per cent", "10");
            refused("Price (THB)", "-1", "Save", "wrong.price");
            press("Add a way of shipping");
            press("Save");
            assertThat(text()).contains(word("wrong.title_en"));
            assertThat(visitor.get("/carts/" + cart + "/shipping-methods").body()).contains("\"77.00\"");
        } finally {
            open("rules");
            type("Rate in per cent", rate);
            type("Price (THB)", price);
            press("Save");
            awaitMessage("rules.saved");
        }
    }

    @Test
    void invitesChangesAndLocksOutAColleague() throws IOException {
        String email = "journey-" + UUID.randomUUID().toString().substring(0, 8) + "@demo.parley.example";
        String logIn = "{'email':'" + email + "','password':'journey-words-2026'}";
        open("staff");
        type("E-mail", "no address");
        type("Name", "Nok");
        press("Create the link");
        assertThat(errorAt("E-mail")).isEqualTo(word("wrong.email"));
        refused("E-mail", "mai@demo.parley.example", "Create the link", "wrong.emailTaken");
        type("E-mail", email);
        tick(browser.findElements(By.cssSelector("#invite .ui-selectmanycheckbox input")).get(1));
        press("Create the link");
        String link = browser.findElement(By.id("link")).getText();
        shoot("staff-link", 1280);
        assertThat(api.post("/staff-tokens", logIn).status()).isEqualTo(401);
        browser.manage().deleteAllCookies();
        browser.get(link);
        type("New password", "too short");
        type("New password once more", "too short");
        browser.executeScript("document.forms.welcome.noValidate = true");
        browser.findElement(By.id("set")).click();
        await("return document.body.textContent.includes(arguments[0])", word("welcome.weak"));
        type("New password", "journey-words-2026");
        type("New password once more", "journey-words-2026");
        browser.findElement(By.id("set")).click();
        await("return location.pathname === '/desk/'");
        assertThat(entersAsSupervisor()).containsExactly("reports", "reports.csv");
        browser.get(server.url("/admin/staff.xhtml").toString());
        assertThat(text()).contains(word("refused.title"));
        browser.get(server.url("/desk/").toString());
        browser.findElement(By.linkText(word("reports.title"))).click();
        await("return location.pathname === '/admin/reports.xhtml' && document.getElementById('choice') !== null");
        assertThat(browser.findElements(By.cssSelector(".admin__nav a")).stream().map(WebElement::getText))
                .containsExactly(word("reports.title"));
        browser.manage().deleteAllCookies();
        browser.get(link);
        assertThat(browser.findElements(By.id("welcome"))).isNotEmpty();
        logIn();
        String token = api.post("/staff-tokens", logIn).expect(201).text("token");
        api.as(token).get("/sla/reports").expect(200);
        open("staff");
        type("Name: " + email, "Nok of the journey");
        press("Save: " + email);
        assertThat(api.as(token).get("/staff").expect(200).body()).contains("Nok of the journey");
        press("New link: " + email);
        String again = browser.findElement(By.id("link")).getText();
        List<Integer> answers = Stream.of("journey-words-2026", "journey-words-2027").parallel()
                .map(password -> accept(again, password)).sorted().toList();
        assertThat(answers).containsExactly(200, 302);
        long open = Stream.of("journey-words-2026", "journey-words-2027").filter(password ->
                api.post("/staff-tokens", logIn.replace("journey-words-2026", password)).status() == 201).count();
        assertThat(open).isEqualTo(1);
        type("New password: " + email, "journey-words-2026");
        press("Set password: " + email);
        assertThat(row(email).getText()).contains(word("staff.passwordSaved"));
        token = api.post("/staff-tokens", logIn).expect(201).text("token");
        refused("New password: " + email, "short", "Set password: " + email, "wrong.password");
        WebElement roles = row(email);
        tick(roles.findElements(By.cssSelector(".ui-selectmanycheckbox input")).get(1));
        press("Save: " + email);
        String supervisor = token;
        Await.until("that other roles end the session", () -> api.as(supervisor).get("/staff").status() == 401);
        token = api.post("/staff-tokens", logIn).expect(201).text("token");
        assertThat(api.as(token).get("/sla/reports").status()).isEqualTo(403);
        tick(row(email).findElements(By.cssSelector(".ui-selectmanycheckbox input")).get(0));
        press("Save: " + email);
        assertThat(row(email).getText()).contains(word("wrong.roles"));
        tick(row(email).findElements(By.cssSelector(".ui-selectmanycheckbox input")).get(0));
        tick(row(email).findElement(By.cssSelector(".check input")));
        press("Save: " + email);
        Api colleague = api.as(token);
        new WebDriverWait(browser, Duration.ofSeconds(5), LOOK_AGAIN).until(any -> colleague.get("/staff").status() == 401);
        assertThat(api.post("/staff-tokens", logIn).status()).isEqualTo(401);
        press("New link: " + email);
        assertThat(text()).contains(word("wrong.deactivated"));
        String self = "admin@demo.parley.example";
        tick(row(self).findElements(By.cssSelector(".ui-selectmanycheckbox input")).get(2));
        press("Save: " + self);
        assertThat(row(self).getText()).contains(word("wrong.lastAdministrator"));
    }

    /** The pages of the administration that let this browser's session in. */
    @SuppressWarnings("unchecked")
    private static List<String> entersAsSupervisor() {
        return (List<String>) browser.executeAsyncScript("const told = arguments[1];"
                + "Promise.all(arguments[0].map(async (name) => {"
                + "  const { status } = await fetch('/admin/' + name + (name.includes('.') ? '' : '.xhtml'));"
                + "  return status === 200 ? name : status === 403 ? null : name + status;"
                + "})).then((all) => told(all.filter(Boolean)))",
                Stream.concat(PAGES.stream(), Stream.of("reports.csv")).toList());
    }

    @Test
    void changesWhatIsPromised() {
        Api admin = api.staff("admin");
        open("promises");
        String first = value("First reply within (minutes)");
        try {
            type("First reply within (minutes)", "12.5");
            savePromise();
            assertThat(admin.get("/sla/policies").body()).contains("\"firstResponseSeconds\":750");
            refused("First reply within (minutes)", "0", "Save", "wrong.firstResponseSeconds");
            refused("Reopens within (days)", "-1", "Save", "wrong.reopenWindowSeconds");
        } finally {
            open("promises");
            type("First reply within (minutes)", first);
            savePromise();
        }
    }

    /** Where conversations are open the page first says what moves; the second press keeps it. */
    private void savePromise() {
        press("Save");
        if (!browser.findElements(By.id("changes")).isEmpty()) {
            assertThat(browser.findElement(By.id("changes")).getText()).contains("open conversations");
            press("Save with these changes");
        }
        awaitMessage("promises.saved");
    }

    @Test
    void promisesMoreToSomeAndSaysWhoIsToldWhenItRunsOut() {
        Api admin = api.staff("admin");
        open("promises");
        browser.get(server.url("/admin/promises.xhtml?policy=new").toString());
        await("return document.readyState === 'complete' && !!window.PrimeFaces");
        type("Name", "Browser VIP");
        type("Labels (any of them, with commas)", "browser-vip, gold");
        press("Add a step");
        press("Create");
        await("return !location.search.includes('new') && document.readyState === 'complete' && !!window.PrimeFaces");
        String saved = admin.get("/sla/policies").body();
        assertThat(saved).contains("\"label\":[\"browser-vip\",\"gold\"]").contains("\"sharePercent\":80");
        try {
            // Behind the policy that fits everything, wherever other tests' policies stand.
            for (int places = 0; places < 20 && !row("Browser VIP").getText().contains("Never applies"); places++) {
                press("Try later: Browser VIP");
                awaitMessage("promises.ordered");
            }
            assertThat(row("Browser VIP").getText()).contains("Never applies");
            press("Try earlier: Browser VIP");
            awaitMessage("promises.ordered");
        } finally {
            press("Delete: Browser VIP");
            press("Delete this policy? Browser VIP");
            Await.until("that it is gone", () -> !admin.get("/sla/policies").body().contains("Browser VIP"));
        }
    }

    @Test
    void rehearsesOtherPromisesAndShowsTheHoursBesideWhatHappened() {
        Api visitor = api.visitor("en");
        visitor.say(visitor.conversation(), "Is anybody there?").expect(201);
        open("rehearsal");
        refused("First reply within (minutes)", "0", "Rehearse", "wrong.firstResponseSeconds");
        type("First reply within (minutes)", "1");
        press("Rehearse");
        await("return document.getElementById('found') !== null && !document.querySelector('progress')");
        assertThat(browser.findElements(By.cssSelector(".heat__map"))).hasSize(2);
        assertThat(value("First reply within (minutes)")).isEqualTo("1");
        assertThat(browser.findElements(By.cssSelector("main button")).stream().filter(WebElement::isDisplayed)
                .map(WebElement::getText)).doesNotContain("Policy to start from");
    }

    @Test
    void changesWhenTheShopIsOpen() throws IOException {
        Api admin = api.staff("admin");
        open("calendars");
        String monday = value("Monday");
        String zone = value("Time zone");
        String day = LocalDate.now().plusYears(3).withDayOfYear(40).toString();
        Path file = Files.createTempFile("holidays", ".ics");
        try {
            type("Monday", "08:00-11:00, 12:00-15:00, 16:00 – 20:00");
            type("Date", day);
            browser.findElement(label("Date")).sendKeys(Keys.ESCAPE);
            type("Hours", "10:00-12:00");
            press("Add the day");
            Files.writeString(file, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101\r\nRRULE:FREQ=SECONDLY\r\n"
                    + "END:VEVENT\r\nEND:VCALENDAR\r\n");
            upload(file);
            assertThat(errorAt("Holidays from a calendar file")).contains("Line 2:");
            Files.writeString(file, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20300102\r\n"
                    + "SUMMARY:Stocktaking\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
            upload(file);
            await("return document.getElementById('calendar:days').textContent.includes('Stocktaking')");
            assertThat(admin.get("/sla/calendars").body()).doesNotContain("2030-01-02");
            saveHours();
            assertThat(admin.get("/sla/calendars").body().replace(" ", ""))
                    .contains("\"mon\":[\"08:00-11:00\",\"12:00-15:00\",\"16:00-20:00\"]")
                    .contains("\"" + day + "\":[\"10:00-12:00\"]").contains("\"2030-01-02\":\"Stocktaking\"");
            type("Date", day);
            press("Add the day");
            assertThat(errorAt("Date")).isEqualTo(word("wrong.dayTwice"));
            type("Date", "");
            type("Monday", "08:00-11:00, 10:00-12:00");
            press("Save", "calendar");
            assertThat(errorAt("Monday")).isEqualTo(word("wrong.mon"));
            type("Monday", monday);
            type("Time zone", "Asia/Bangkokk");
            press("Save", "calendar");
            assertThat(errorAt("Time zone")).isEqualTo(word("wrong.zone"));
            assertThat(admin.get("/sla/calendars").body()).contains("\"08:00-11:00\"");
        } finally {
            open("calendars");
            type("Monday", monday);
            type("Time zone", zone);
            for (String added : List.of(day, "2030-01-02")) {
                if (!browser.findElements(By.cssSelector("button[aria-label='Remove: " + added + "']")).isEmpty()) {
                    press("Remove: " + added);
                }
            }
            saveHours();
            Files.delete(file);
        }
        assertThat(admin.get("/sla/calendars").body()).doesNotContain(day);
    }

    private void upload(Path file) {
        browser.findElement(label("Holidays from a calendar file")).sendKeys(file.toString());
        press("Read the file");
    }

    /** Twice where open conversations are concerned: the page says first what changes for them. */
    private void saveHours() {
        press("Save", "calendar");
        if (!browser.findElements(By.id("changes")).isEmpty()) {
            press(word("hours.change.save"), "calendar");
        }
        awaitMessage("hours.saved");
    }

    @Test
    void walksThroughTheYearByKeyAndSeesWhatIsUnknown() {
        Api admin = api.staff("admin");
        String due = admin.post("/sla/calendars", "{'name':'Journey','zone':'Europe/Berlin','week':{'mon':['09:00-17:00']},"
                + "'holidaySets':['jp']}").expect(201).text("id");
        browser.get(server.url("/admin/calendars.xhtml?calendar=" + due).toString());
        await("return document.readyState === 'complete' && document.querySelectorAll('.day[data-date]').length > 364");
        String year = browser.findElement(By.id("shown")).getText();
        WebElement today = browser.findElement(By.cssSelector("parley-year [tabindex='0']"));
        String date = today.getDomAttribute("data-date");
        today.sendKeys(Keys.ARROW_LEFT);
        WebElement before = browser.switchTo().activeElement();
        assertThat(LocalDate.parse(before.getDomAttribute("data-date"))).isEqualTo(LocalDate.parse(date).minusDays(1));
        before.sendKeys(Keys.HOME);
        assertThat(browser.findElement(By.cssSelector(".year__told")).getText()).contains(year);
        for (int i = Integer.parseInt(year); i < 2028; i++) {
            press(word("hours.yearAfter"));
        }
        assertThat(text()).contains("Nothing is known of the holidays of 2028. Known: 2024–2027.")
                .contains("Japan: nothing is known of 2028.");
        assertThat(browser.findElements(By.cssSelector(".day--holiday[data-date]"))).isEmpty();
        press("Delete: Journey");
        press(word("hours.deleteSure") + " Journey");
        awaitMessage("hours.deleted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "th", "ja", "ko"})
    void importsAFileAndSaysWhatIsWrongInTheReadersLanguage(String spoken) throws IOException {
        language = spoken;
        Path file = Files.createTempFile("catalogue", ".csv");
        Files.writeString(file, """
                Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price
                journey-mug,Journey mug,Title,Default Title,JM-1,5,120.00
                journey-pot,Journey pot,Title,Default Title,JP-1,0.5,-3
                """);
        open("import");
        press(word("import.start"));
        assertThat(text()).contains(word("wrong.file"));
        browser.findElement(By.cssSelector("input[type=file]")).sendKeys(file.toString());
        press(word("import.start"));
        await("return location.search.startsWith('?id=')");
        await("return document.body.textContent.includes(arguments[0])", word("import.status.done"));
        await("return document.body.textContent.includes(arguments[0])", word("reason.decimal"));
        assertThat(text()).contains(word("import.dryRun"));
        shoot("import-done", 1280);
        shoot("import-done", 360);
        assertThat(serious()).isEmpty();
        assertThat(api.visitor("en").get("/products?q=journey%20mug").body()).doesNotContain("JM-1");
        Files.delete(file);
    }

    @Test
    void goesFromANumberOfTheReportToItsConversations() {
        Api visitor = api.visitor("en");
        String conversation = visitor.conversation();
        visitor.say(conversation, "Is anybody there?").expect(201);
        api.staff("mai").say(conversation, "I am.").expect(201);
        open("reports");
        browser.findElement(By.cssSelector(".tile[data-name=open] a")).click();
        await("return location.search.includes('outcome=open') && !!document.querySelector('#clocks tbody')");
        assertThat(browser.getPageSource()).contains("/desk/#/c/" + conversation);
        assertThat(serious()).isEmpty();
        browser.get(server.url("/admin/reports.xhtml?from=2026-01-01&to=2028-01-01&clock=first").toString());
        assertThat(text()).contains(word("reports.wrong.to"), word("reports.wrong.other"));
        assertThat(browser.findElement(By.id("from")).getDomProperty("value")).isEqualTo("2026-01-01");
        assertThat((String) browser.executeAsyncScript("const told = arguments[0]; fetch('/admin/reports.csv?by=clock')"
                + ".then(r => r.text()).then(told)")).contains("\"resolution\",,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "th", "ja", "ko"})
    void looksGoodAndIsAccessibleInEveryLanguage(String spoken) throws IOException {
        language = spoken;
        browser.manage().logs().get("browser");
        for (String name : PAGES) {
            open(name);
            assertThat(serious()).as(name).isEmpty();
            assertThat(browser.executeScript("return [...document.querySelectorAll('input:not([type=hidden]), select,"
                    + " textarea')].filter(e => !e.labels?.length && !e.ariaLabel && !e.getAttribute('aria-labelledby'))"
                    + ".map(e => e.id)")).as("fields without a label: " + name).isEqualTo(List.of());
            shoot("admin-" + name, 1280);
            shoot("admin-" + name, 360);
            assertThat(browser.executeScript("const e = document.querySelector('.admin__nav [aria-current=page]');"
                    + "const { left, right } = e.getBoundingClientRect(); return left >= 0 && right <= innerWidth"))
                    .as(name + " is marked in sight").isEqualTo(true);
            assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                    .as(name + " fits a phone").isEqualTo(true);
        }
        width(1280, 900);
        open("promises");
        assertThat(browser.findElement(By.id("list")).getText()).contains(word("promises.fitsAll"));
        assertThat(browser.executeScript("return [...document.querySelectorAll('.amount')].every(amount =>"
                + " amount.querySelector('input').getBoundingClientRect().right"
                + " <= amount.querySelector('select').getBoundingClientRect().left)")).as("no number is covered").isEqualTo(true);
        assertThat(browser.executeScript("return [...document.querySelectorAll('input[type=radio]')].every((one) => {"
                + " const { left, top, right, bottom } = one.getBoundingClientRect(); let box = one.parentElement;"
                + " while (box.parentElement && getComputedStyle(box).overflow === 'visible') box = box.parentElement;"
                + " const around = box.getBoundingClientRect(); return around.left <= left && around.top <= top"
                + " && around.right >= right && around.bottom >= bottom; })")).as("no choice is cut off").isEqualTo(true);
        open("shop");
        type(word("shop.privacy"), "javascript:alert(1)");
        press(word("page.save"));
        await("return document.body.textContent.includes(arguments[0])", word("wrong.privacyLink"));
        assertThat(serious()).isEmpty();
        shoot("admin-shop-refused", 1280);
        shoot("admin-shop-refused", 360);
        assertThat(browser.manage().logs().get("browser").getAll().stream().map(Object::toString)
                .filter(entry -> entry.contains("Content Security Policy") || entry.contains("Uncaught"))).isEmpty();
    }

    @Test
    void isReadableInTheDarkToo() throws IOException {
        browser.manage().addCookie(new Cookie.Builder("parley-theme", "dark").path("/").build());
        try {
            for (String name : PAGES) {
                open(name);
                assertThat(serious()).as(name).isEmpty();
                shoot("admin-" + name + "-dark", 1280);
            }
        } finally {
            browser.manage().deleteCookieNamed("parley-theme");
        }
    }

    private static void logIn() {
        browser.get(server.url("/desk/login.xhtml?language=en&from=/admin/").toString());
        browser.findElement(By.id("email")).sendKeys("admin@demo.parley.example");
        browser.findElement(By.id("password")).sendKeys("parley-demo-2026", Keys.ENTER);
        await("return location.pathname === '/admin/'");
    }

    private void open(String name) {
        width(1280, 900);
        browser.manage().addCookie(new Cookie.Builder("parley-language", language).path("/").build());
        browser.get(server.url("/admin/" + name + ".xhtml").toString());
        // The reports are plain links and a plain form.
        await("return document.readyState === 'complete' && (arguments[0] === 'reports' || !!window.PrimeFaces)", name);
    }

    /** The field with that label. */
    private static By label(String label) {
        String id = (String) browser.executeScript("const all = [...document.querySelectorAll('label')];"
                + "const l = all.find(l => l.textContent.trim() === arguments[0]);"
                + "return (l?.control ?? document.querySelector(`[aria-label=\"${arguments[0]}\"]:is(input, textarea)`)"
                + " ?? document.querySelector(`[aria-label=\"${arguments[0]}\"] input:not([type=hidden])`))?.id", label);
        assertThat(id).as("a field with the label " + label).isNotNull();
        return By.id(id);
    }

    private void type(String label, String text) {
        WebElement field = browser.findElement(label(label));
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        if (!text.isEmpty()) {
            field.sendKeys(text);
        }
    }


    private static String value(String label) {
        return browser.findElement(label(label)).getDomProperty("value");
    }

    private void press(String name) {
        press(name, "");
    }

    /** Presses the button of that name, in the form of that id or anywhere. */
    private void press(String name, String form) {
        WebElement button = (WebElement) browser.executeScript("return [...document.querySelectorAll(arguments[1] + ' button')]"
                + ".find(b => (b.ariaLabel ?? b.textContent.trim()) === arguments[0])", name, form.isEmpty() ? "main" : "#" + form);
        assertThat(button).as("a button " + name).isNotNull();
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
        settle();
    }

    private static void tick(WebElement box) {
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", box);
        box.click();
    }

    private static void settle() {
        await("return !window.PrimeFaces || PrimeFaces.ajax.Queue.isEmpty() && document.readyState === 'complete'");
    }

    private void refused(String label, String text, String button, String message) {
        type(label, text);
        press(button);
        assertThat(errorAt(label)).isEqualTo(word(message));
        // A password is never shown again, and the colour picker empties what is no colour.
        if (!label.startsWith("New password") && !label.equals("Accent colour")) {
            assertThat(value(label)).as("what was typed").startsWith(text);
        }
    }

    private static String errorAt(String label) {
        By field = label(label);
        await("return document.getElementById(arguments[0]).closest('.field').querySelector('.ui-message-error') !== null",
                browser.findElement(field).getAttribute("id"));
        return (String) browser.executeScript("return document.getElementById(arguments[0]).closest('.field')"
                + ".querySelector('.ui-message-error').textContent.trim()", browser.findElement(field).getAttribute("id"));
    }

    private static WebElement row(String email) {
        return (WebElement) browser.executeScript("return [...document.querySelectorAll('.ui-datatable-data > tr')]"
                + ".find(r => r.textContent.includes(arguments[0]))", email);
    }

    private void awaitMessage(String key) {
        await("return document.getElementById('messages').textContent.includes(arguments[0])", word(key));
    }

    private static String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    private String word(String key) {
        return ResourceBundle.getBundle("org.parley.desk.messages", Locale.forLanguageTag(language)).getString(key);
    }

    private static JsonNode find(String sku) {
        for (JsonNode product : api.visitor("en").get("/products?q=red%20oxford%20shirt").expect(200).json().at("/items")) {
            for (JsonNode variant : product.at("/variants")) {
                if (variant.at("/sku").asText().equals(sku)) {
                    return variant;
                }
            }
        }
        throw new AssertionError("no variant " + sku);
    }

    private static HttpResponse<String> page(String path) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.url(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Uses a one-time link as its page's form does. @return the status: 302 when it was taken */
    private static int accept(String link, String password) {
        try {
            HttpClient client = HttpClient.newHttpClient();
            String form = client.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher nonce = Pattern.compile("name=\"primefaces.nonce\" value=\"([^\"]*)").matcher(form);
            assertThat(nonce.find()).isTrue();
            String body = Map.of("welcome", "welcome", "set", "set", "password", password, "repeated", password,
                    "invitation", link.substring(link.indexOf('=') + 1), "jakarta.faces.ViewState", "stateless",
                    "primefaces.nonce", nonce.group(1)).entrySet().stream()
                    .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return client.send(HttpRequest.newBuilder(URI.create(link)).header("Sec-Fetch-Site", "same-origin")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void width(int wide, int high) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", wide, "height", high,
                "deviceScaleFactor", 1, "mobile", false));
    }

    private void shoot(String name, int wide) throws IOException {
        width(wide, 900);
        int high = ((Number) browser.executeScript("return Math.min(document.documentElement.scrollHeight, 2600)")).intValue();
        width(wide, high);
        Path folder = Files.createDirectories(Path.of("target/screenshots", language));
        Files.write(folder.resolve(name + "-" + wide + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    private static List<String> serious() {
        return Axe.graveFindings(browser);
    }

    private static void await(String script, Object... arguments) {
        new WebDriverWait(browser, PATIENCE, LOOK_AGAIN).withMessage(script + " " + List.of(arguments))
                .until(any -> Boolean.TRUE.equals(browser.executeScript(script, arguments)));
    }
}
