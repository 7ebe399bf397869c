package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Project;
import java.util.ArrayList;
import java.util.List;

/** One person, signed in, in a browser window on the pages of one project. */
final class Visitor implements AutoCloseable {
  static final Screen WIDE = new Screen(1280, 860);
  static final Screen NARROW = new Screen(360, 740);

  private final ApiServer server;
  private final Project project;
  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  /** A window's size in CSS pixels. */
  record Screen(int width, int height) {}

  /** How a person looks at pages. */
  record Look(ColorScheme scheme, Screen screen) {
    static final Look USUAL = new Look(ColorScheme.LIGHT, WIDE);

    /** Light and dark, wide and narrow; a page that is open follows. */
    static List<Look> all() {
      return List.of(
          USUAL,
          new Look(ColorScheme.LIGHT, NARROW),
          new Look(ColorScheme.DARK, WIDE),
          new Look(ColorScheme.DARK, NARROW));
    }
  }

  Visitor(Chromium chromium, LoopSeed seed, Person person) {
    this(chromium, seed.server, seed.project, person);
  }

  Visitor(Chromium chromium, ApiServer server, Project project, Person person) {
    this.server = server;
    this.project = project;
    context = chromium.signedIn(server, person, new Browser.NewContextOptions());
    page = context.newPage();
    see(Look.USUAL);
    listen();
  }

  private void see(Look look) {
    page.setViewportSize(look.screen().width(), look.screen().height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
    // Scripts hear of a window's new size with its next frame.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
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
    String url = server.base() + "/projects/" + project.name() + path;
    // There is no response where the page that was open loaded itself anew at this moment.
    Response first = page.navigate(url);
    Response response = first == null ? page.navigate(url) : first;
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

  /** Notes what keeps people out of the page that is open now, however they look at it. */
  void inspect(String name) {
    StillPage.during(page, () -> look(name));
  }

  private void look(String name) {
    for (Look look : Look.all()) {
      see(look);
      troubles.addAll(Barriers.on(page, name + " " + look));
      Pictures.take(page, name);
    }
    see(Look.USUAL);
  }

  @Override
  public void close() {
    context.close();
  }
}
