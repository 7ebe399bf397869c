package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.hansei.api.http.ApiServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever traces, models, documents and people say, a browser shows it and does nothing. Every
 * text that a page shows begins with the attack; on each page no script runs, no dialog opens, the
 * policy has nothing to forbid, and nothing is asked of another host.
 */
class HostileIT {
  /** Counts what attacks reach, and what the policy had to stop. */
  private static final String WATCH =
      """
      window.hits = [];
      window.stopped = [];
      window.hit = (what) => window.hits.push(what);
      document.addEventListener('securitypolicyviolation',
        (event) => window.stopped.push(event.violatedDirective + ' ' + event.blockedURI));
      """;

  /** Wakes handlers that an attack may have put on an element. */
  private static final String TOUCH =
      """
      for (const element of document.querySelectorAll('body *')) {
        for (const type of ['mouseover', 'focus', 'pointerenter', 'animationstart', 'toggle', 'error']) {
          element.dispatchEvent(new Event(type));
        }
      }
      """;

  /** Elements and addresses that only an attack can have made. */
  private static final String PLANTED =
      """
      [...document.querySelectorAll(
          'img, iframe, object, embed, base, style, main meta, [onload], [onerror], '
          + 'main script:not([src^="/assets/"]), [onmouseover], [onfocus], [srcdoc], [hx-get="/planted"], [data-live="/planted"]')]
        .map((element) => element.outerHTML.slice(0, 200))
        .concat([...document.querySelectorAll('a[href], form[action], [formaction]')]
          .map((element) => ['href', 'action', 'formaction'].map((name) => element.getAttribute(name))
            .find((address) => address !== null))
          .map((address) => new URL(address, location.href).href)
          .filter((address) => !address.startsWith(location.origin + '/')))
      """;

  /** Pages that show no text from outside: where lineage begins, three numbers, an empty field. */
  private static final Set<String> WITHOUT_TEXT =
      Set.of("lineage", "trace-settings", "trace-erasing", "monitors", "webhooks");

  private static Chromium chromium;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>hit('script')</script><img src=x onerror=\"hit('image')\"><svg"
            + " onload=\"hit('svg')\">",
        "\"'></textarea></title></select></script><iframe"
            + " srcdoc=\"<script>parent.hit('frame')</script>\">",
        "\" onmouseover=\"hit('over')\" onfocus=\"hit('focus')\" autofocus style=\"color:red\""
            + " x=\"",
        "javascript:hit('address')//",
        "<a href=\"javascript:hit('link')\">a</a><form action=//evil.example><button"
            + " formaction=//evil.example>",
        "<div hx-get=\"/planted\" hx-trigger=load data-live=\"/planted\" data-again=0></div>",
        "{{hit('braces')}}${hit('dollar')}#{7*7}<%= 7*7 %>@if(true)",
        "\u202Egnp.exe\u2066\u2028\u0007<!--<script>"
      })
  void hostileTextIsShownAndDoesNothing(String attack) {
    var seed = new ReleaseSeed(new LoopSeed(ApiServer.running(), new Speech(attack)));
    new CatalogueSeed(seed.loop);
    List<String> troubles = new ArrayList<>();
    Set<String> silent = new TreeSet<>();
    try (var visitor = new Visitor(chromium, seed.loop, seed.eli)) {
      watch(visitor.page(), seed, troubles);
      seed.pages()
          .forEach((name, path) -> {
            visitor.open(path);
            if (!showsAttack(visitor.page(), attack)) {
              silent.add(name);
            }
            look(visitor.page(), name, troubles);
          });
      drawerAndPalette(visitor, seed, troubles);
      refusals(visitor, seed, attack, troubles);
      troubles.addAll(visitor.troubles());
    }
    assertThat(troubles).isEmpty();
    assertThat(silent).as("pages on which the attack is not to be seen").isEqualTo(WITHOUT_TEXT);
  }

  private static void watch(Page page, ReleaseSeed seed, List<String> troubles) {
    String own = seed.loop.server.base().toString();
    page.addInitScript(WATCH);
    page.onDialog(dialog -> {
      troubles.add("a dialog says " + dialog.message());
      dialog.dismiss();
    });
    page.onRequest(request -> {
      if (!request.url().startsWith(own) || request.url().endsWith("/planted")) {
        troubles.add("asked for " + request.url());
      }
    });
  }

  private static void look(Page page, String name, List<String> troubles) {
    page.evaluate(TOUCH);
    for (String finding : List.of("window.hits", "window.stopped", PLANTED)) {
      var found = (List<?>) page.evaluate(finding);
      found.forEach(it -> troubles.add("%s: %s".formatted(name, it)));
    }
  }

  /** Its first seven characters that no control replaces stand on the page, as text. */
  private static boolean showsAttack(Page page, String attack) {
    String start = attack.replaceAll("[\\p{Cc}\\p{Cf}\\u2028]", "").substring(0, 7);
    return (Boolean)
        page.evaluate(
            "(start) => [document.querySelector('main').textContent,"
                + " ...[...document.querySelectorAll('main input, main textarea')].map((it) =>"
                + " it.value)].some((text) => text.includes(start))",
            start);
  }

  private static void drawerAndPalette(Visitor visitor, ReleaseSeed seed, List<String> troubles) {
    visitor.open(seed.page("run"));
    visitor.press("j");
    visitor.press("o");
    visitor.page().waitForSelector("#drawer h2");
    look(visitor.page(), "drawer", troubles);
    visitor.press("Escape");
    visitor.press("?");
    look(visitor.page(), "help", troubles);
    visitor.press("Escape");
    visitor.press("Control+k");
    visitor.page().keyboard().type("handbook");
    visitor.page().waitForSelector("#options >> text=returns-handbook.md");
    look(visitor.page(), "palette", troubles);
  }

  /**
   * Addresses are attacks too, and refusals repeat what was wrong with them. In a window of its
   * own, since Chromium notes each refusal as an error.
   */
  private static void refusals(
      Visitor visitor, ReleaseSeed seed, String attack, List<String> troubles) {
    Page page = visitor.context().newPage();
    watch(page, seed, troubles);
    String project = seed.loop.server.base() + "/projects/" + seed.loop.project.name();
    String said = URLEncoder.encode(attack, StandardCharsets.UTF_8);
    for (String path :
        List.of(
            "/traces?status=" + said + "&prompt=" + said + "&text=" + said + "&session=" + said,
            "/failures?state=" + said + "&undo=" + said,
            "/failures/list?standing=" + said + "&reason=" + said,
            "/promotions/new?prompt=" + said + "&stage=" + said + "&gate=" + said,
            "/audit?actor=" + said + "&about=" + said)) {
      page.navigate(project + path);
      look(page, path, troubles);
    }
    for (String path : List.of("/lineage/" + said + "/x", "/prompts/" + said, "/traces/" + said)) {
      page.navigate(project + path);
      look(page, path, troubles);
    }
  }
}
