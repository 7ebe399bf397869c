package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever looks for barriers finds them: a page that has some of each kind. */
class BarriersIT {
  private static final String BARRED =
      """
      <!doctype html><html lang="en"><head><title>Barred</title></head><body><main>
      <h1>Barred</h1><p style="color: #999; background: #aaa">Hard to read</p><img src="data:,">
      <div style="width: 3000px">Wide</div></main></body></html>
      """;

  @Test
  void areFoundInTheLightAndThoseOfColoursInTheDarkToo() {
    try (var chromium = Chromium.start()) {
      assertThat(found(chromium, ColorScheme.LIGHT))
          .anyMatch(it -> it.startsWith("barred scrolls sideways by"))
          .anyMatch(it -> it.startsWith("barred: color-contrast <p"))
          .anyMatch(it -> it.startsWith("barred: image-alt <img"));
      assertThat(found(chromium, ColorScheme.DARK))
          .anyMatch(it -> it.startsWith("barred scrolls sideways by"))
          .anyMatch(it -> it.startsWith("barred: color-contrast <p"))
          .noneMatch(it -> it.contains("image-alt"));
    }
  }

  private static List<String> found(Chromium chromium, ColorScheme scheme) {
    var options = new Browser.NewContextOptions().setViewportSize(1280, 860).setColorScheme(scheme);
    try (BrowserContext context = chromium.signedOut(options)) {
      Page page = context.newPage();
      page.setContent(BARRED);
      return Barriers.on(page, "barred");
    }
  }
}
