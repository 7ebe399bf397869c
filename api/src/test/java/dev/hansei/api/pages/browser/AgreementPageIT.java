package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.api.annotations.MeasuredAgreement;
import dev.hansei.infra.registry.annotations.Agreements;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agreement of many raters in a browser: by keyboard, readable, narrow and dark. */
class AgreementPageIT {
  private static Chromium chromium;

  private LabelDesk desk;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void sit() {
    desk = new LabelDesk(chromium);
  }

  @Test
  void everybodyIsHeldAgainstOneByKeyboard() {
    QueueId queue = desk.seed.open(1);
    desk.server.get(Agreements.class).keep(desk.name(queue), MeasuredAgreement.report());
    try (BrowserContext context = desk.person(Role.LEAD, ColorScheme.LIGHT, 1280)) {
      Page page = context.newPage();
      page.navigate(desk.url("/annotations/queues/" + queue));
      page.keyboard().press("a");
      page.waitForURL("**/agreement");
      assertThat(page.locator(".note").textContent()).contains("95 % of the labels are 'pass'");
      page.locator("#against").selectOption("outside:expert");
      page.locator("#against").blur();
      page.keyboard().press("c");
      page.waitForURL("**/agreement?against=outside*");
      assertThat(page.locator("main h2").last().textContent()).isEqualTo("Everybody against one");
      assertThat(page.locator("main table").last().locator("tbody tr").count()).isEqualTo(2);
    }
  }

  @Test
  void thePageIsAccessibleAndFits() {
    QueueId measured = desk.seed.open(1);
    desk.server.get(Agreements.class).keep(desk.name(measured), MeasuredAgreement.ofPairs());
    QueueId none = desk.seed.open(1);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 360)) {
        try (BrowserContext context = desk.person(Role.LEAD, scheme, width)) {
          Page page = context.newPage();
          page.navigate(desk.url("/annotations/queues/" + none + "/agreement"));
          desk.inspect(page, "agreement-none");
          page.navigate(desk.url("/annotations/queues/" + measured + "/agreement"));
          assertThat(page.locator("#orders tbody tr").count()).isEqualTo(2);
          desk.inspect(page, "agreement-both-orders");
        }
      }
    }
    assertThat(desk.troubles()).isEmpty();
  }
}
