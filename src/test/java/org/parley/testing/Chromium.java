package org.parley.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Starts the one browser that all tests use. */
public final class Chromium {

    /** Debian's, where it is installed, so that Selenium asks nobody for one. */
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private Chromium() {
    }

    /**
     * A window without a screen and with a fresh profile. It asks pages for reduced motion: what still fades in has no
     * text to a driver, so that a look at it would depend on the moment.
     *
     * @param width in CSS pixels; a window without a screen is never narrower than 500
     * @param options of Chromium's command line beside ours
     */
    public static ChromeDriver start(int width, int height, String... options) {
        ChromeDriverService.Builder service = new ChromeDriverService.Builder();
        if (Files.isExecutable(DRIVER)) {
            service.usingDriverExecutable(DRIVER.toFile());
        }
        return new ChromeDriver(service.build(), new ChromeOptions().addArguments("--headless=new", "--no-sandbox",
                "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--force-prefers-reduced-motion", "--window-size=" + width + "," + height).addArguments(options));
    }
}
