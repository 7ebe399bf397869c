package dev.hansei.api.pages.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Optional;

/** Pictures of pages, to be looked at: in the folder {@code hansei.pictures} names, else none. */
final class Pictures {
  private static final Optional<Path> FOLDER =
      Optional.ofNullable(System.getProperty("hansei.pictures")).map(Path::of);

  private Pictures() {}

  /** Takes one of the whole page, named by how it is looked at: {@code ask-360-dark.png}. */
  static void take(Page page, String name) {
    FOLDER.ifPresent(folder ->
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(folder.resolve(file(page, name)))
                .setFullPage(true)));
  }

  private static String file(Page page, String name) {
    boolean dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches").equals(true);
    return "%s-%d-%s.png"
        .formatted(
            name.replaceAll("[^A-Za-z0-9-]+", "-"),
            page.viewportSize().width,
            dark ? "dark" : "light");
  }
}
