package dev.hansei.api.pages.browser;

import com.microsoft.playwright.Page;
import java.util.function.BiConsumer;

/** Somebody at the label page of a queue, who reads each item and answers by keys alone. */
final class Desk {
  private static final String ITEM = "[data-item]:not([hidden])";
  private static final String NOTHING = "[data-nothing]:not([hidden])";

  /** Longer than any queue of the tests. */
  private static final int ITEMS_MAX = 200;

  private final Page page;

  Desk(Visitor visitor) {
    this.page = visitor.page();
  }

  /** Answers whatever comes until nothing does; how many items that were. */
  int answerAll(BiConsumer<Page, String> says) {
    for (int answered = 0; answered < ITEMS_MAX; answered++) {
      page.waitForSelector(ITEM + ", " + NOTHING);
      if (page.locator(ITEM).count() == 0) {
        LabelDesk.waitUntilSent(page);
        return answered;
      }
      String before = page.locator("[data-question]").textContent();
      says.accept(page, before + "\n" + page.locator("[data-answer]").textContent());
      page.waitForFunction(
          "before => document.querySelector('[data-item]').hidden"
              + " || document.querySelector('[data-question]').textContent !== before",
          before);
    }
    throw new AssertionError("it does not end");
  }
}
