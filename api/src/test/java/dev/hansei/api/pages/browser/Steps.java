package dev.hansei.api.pages.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What people do on every page. */
final class Steps {
  private Steps() {}

  /** Presses a button and waits for the page that it leads to. */
  static void sent(Visitor visitor, String button) {
    Locator pressed = visitor.page().locator("button", has(button)).first();
    visitor.page().waitForNavigation(pressed::click);
  }

  /** Looks again until the page says it there: agreement is measured a moment after the labels. */
  static void until(Visitor visitor, String selector, String text) {
    LabelDesk.await(() -> {
      visitor.page().reload();
      return visitor.page().locator(selector, has(text)).count() > 0;
    });
  }

  static Page.LocatorOptions has(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
