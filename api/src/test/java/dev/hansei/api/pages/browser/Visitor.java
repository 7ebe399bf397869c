package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One person, signed in, in a browser window on the pages of one project. */
final class Visitor implements AutoCloseable {
  static final Screen WIDE = new Screen(1280, 860);
  static final Screen NARROW = new Screen(360, 740);

  /** Where pictures go, to be looked at; none are taken without it. */
  private static final Optional<Path> PICTURES =
      Optional.ofNullable(System.getProperty("hansei.pictures")).map(Path::of);

  private final ApiServer server;
  private final Project project;
  private final BrowserContext context;
  private final Page page;
  private final Look look;
  private final List<String> troubles = new ArrayList<>();

  /** A window's size in CSS pixels. */
  record Screen(int width, int height) {}

  /** How a person looks at pages. */
  record Look(ColorScheme scheme, Screen screen) {
    static final Look USUAL = new Look(ColorScheme.LIGHT, WIDE);

    /** Light and dark, wide and narrow. */
    static List<Look> all() {
      return List.of(
          USUAL,
          new Look(ColorScheme.LIGHT, NARROW),
          new Look(ColorScheme.DARK, WIDE),
          new Look(ColorScheme.DARK, NARROW));
    }
  }

  Visitor(Chromium chromium, LoopSeed seed, Person person) {
    this(chromium, seed, person, Look.USUAL);
  }

  Visitor(Chromium chromium, LoopSeed seed, Person person, Look look) {
    this(chromium, seed.server, seed.project, person, look);
  }

  Visitor(Chromium chromium, ApiServer server, Project project, Person person, Look look) {
    this.server = server;
    this.project = project;
    this.look = look;
    context =
        chromium.signedIn(
            server,
            person,
            new Browser.NewContextOptions()
                .setViewportSize(look.screen().width(), look.screen().height())
                .setColorScheme(look.scheme()));
    page = context.newPage();
    listen();
  }

  /** Script errors, and whatever the content-security policy forbids, are troubles. */
  private void listen() {
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        troubles.add("console: " + message.text() + " at " + page.url());
      }
    });
    page.onPageError(error -> troubles.add("script: " + error + " at " + page.url()));
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** What went wrong in this window so far. */
  List<String> troubles() {
    return troubles;
  }

  /** Goes to a page of the project, which must be there. */
  void open(String path) {
    var response = page.navigate(server.base() + "/projects/" + project.name() + path);
    assertThat(response.status())
        .as(path + ": " + page.locator("main").textContent())
        .isEqualTo(200);
  }

  /** What a page says, in one line. */
  String text(String path) {
    open(path);
    return text();
  }

  /** What the page says that is open now, in one line. */
  String text() {
    return page.locator("main").textContent().replaceAll("\\s+", " ").replace("\u00a0", " ");
  }

  /** How many elements of the page that is open now fit. */
  int count(String selector) {
    return page.locator("main " + selector).count();
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /** Notes what keeps people out of the page that is open now; takes its picture. */
  void inspect(String name) {
    troubles.addAll(Barriers.on(page, name + " " + look));
    PICTURES.ifPresent(folder ->
        page.screenshot(
            new Page.ScreenshotOptions().setPath(folder.resolve(file(name))).setFullPage(true)));
  }

  private String file(String name) {
    return "%s-%d-%s.png"
        .formatted(name, look.screen().width(), look.scheme().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    context.close();
  }
}
