package dev.hansei.api.pages.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.projects.Sessions;
import dev.hansei.workflows.projects.Person;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine: HANSEI_CHROMIUM, or one on the PATH. Never downloads one. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** What a page of a busy machine takes at most; a test that waits longer waits in vain. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Starts it; skips the test, saying so, where there is none. */
  static Chromium start() {
    Optional<Path> program = find();
    Assumptions.assumeTrue(
        program.isPresent(),
        "skipped: no Chromium on the PATH; install one, or name it in HANSEI_CHROMIUM");
    return new Chromium(program.orElseThrow());
  }

  /** A window in which nobody is signed in. */
  BrowserContext signedOut(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(PATIENCE.toMillis());
    return context;
  }

  /** A window in which that person is signed in. */
  BrowserContext signedIn(ApiServer server, Person person, Browser.NewContextOptions options) {
    BrowserContext context = signedOut(options);
    String session = server.get(Sessions.class).open(person.id()).secret();
    context.addCookies(
        List.of(new Cookie("hansei_session", session).setUrl(server.base().toString())));
    return context;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> find() {
    Optional<Path> named = Optional.ofNullable(System.getenv("HANSEI_CHROMIUM")).map(Path::of);
    Stream<Path> onPath =
        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(named.stream(), onPath).filter(Files::isExecutable).findFirst();
  }
}
