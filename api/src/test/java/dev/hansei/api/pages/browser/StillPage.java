package dev.hansei.api.pages.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Holds a page still while it is looked at: pages of work that is under way load themselves anew
 * every few seconds, and what reads them just then finds half of one and half of the next. It is
 * loaded anew at the end where it wanted to be.
 */
final class StillPage implements AutoCloseable {
  /** To such an answer a browser stays where it is. */
  private static final int NO_CONTENT = 204;

  private final Page page;
  private final Predicate<String> itself;
  private final Consumer<Route> hold = this::hold;
  private boolean held;

  private StillPage(Page page) {
    this.page = page;
    this.itself = page.url().replaceAll("#.*", "")::equals;
    page.route(itself, hold);
  }

  /** Does the looking; once more where the page had begun to load anew before it was held. */
  static void during(Page page, Runnable looking) {
    try (var _ = new StillPage(page)) {
      try {
        looking.run();
      } catch (PlaywrightException _) {
        page.waitForLoadState();
        looking.run();
      }
    }
  }

  private void hold(Route route) {
    if (route.request().isNavigationRequest()) {
      held = true;
      route.fulfill(new Route.FulfillOptions().setStatus(NO_CONTENT));
    } else {
      route.fallback();
    }
  }

  @Override
  public void close() {
    page.unroute(itself, hold);
    if (held) {
      page.reload();
    }
  }
}
