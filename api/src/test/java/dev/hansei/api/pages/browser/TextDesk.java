package dev.hansei.api.pages.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.api.annotations.QueueSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project whose queue asks for texts, and windows in which somebody gives them. */
final class TextDesk {
  /** The box of a code; the palette has such a box too. */
  static final String BOX = "[data-form] [role=combobox]";

  static final String HOSTILE =
      "<img src=x onerror=\"window.hits=1\"> \u202Egnp.exe <script>window.hits=1</script>";

  private static final Actor SYSTEM = new Actor.BySystem();

  final List<String> troubles = new ArrayList<>();

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Chromium chromium;

  TextDesk(Chromium chromium) {
    this.chromium = chromium;
  }

  static Field correction(boolean required) {
    return new Field(
        "better", Optional.empty(), HOSTILE, new TextKind.Correction(), required, "", List.of());
  }

  static Field field(String key, LabelKind kind) {
    return new Field(key, Optional.empty(), key + "?", kind, true, "", List.of());
  }

  /** Submits a code and waits for the next item. */
  static void say(Page page, Locator box) {
    String before = LabelDesk.question(page);
    box.press("Enter");
    page.waitForFunction(
        "before => document.querySelector('[data-question]').textContent !== before", before);
  }

  /** A queue about one answer, or several that begin with it; once a desk. */
  QueueId open(String answer, Field... fields) {
    return open(answer, 1, fields);
  }

  QueueId open(String answer, int answers, Field... fields) {
    var seed =
        new QueueSeed(server, project, answers, number -> number == 0 ? answer : answer + number);
    var form = new Form("texts", List.of(fields));
    return seed.openByForm(
        1, server.get(Forms.class).create(project.id(), form, SYSTEM).id().toString());
  }

  /** The one that was said; waits until it was. */
  Annotation said(QueueId queue) {
    LabelDesk.await(() -> labelled(queue).size() == 1);
    return labelled(queue).getFirst();
  }

  List<Annotation> labelled(QueueId queue) {
    return server
        .get(LabelledOutcomes.class)
        .ofQueue(project.id(), queue, PageRequest.first())
        .items()
        .stream()
        .flatMap(it -> it.annotations().stream())
        .toList();
  }

  String url(String path) {
    return server.base() + "/projects/" + project.name() + path;
  }

  /** The page that labels, with its first item. */
  Page opened(BrowserContext context, QueueId queue) {
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && message.text().contains("Content Security")) {
        troubles.add(message.text());
      }
    });
    page.onPageError(error -> troubles.add("script: " + error));
    page.navigate(url("/annotations/queues/%s/label".formatted(queue)));
    page.waitForSelector("[data-item]:not([hidden])");
    return page;
  }

  /** A window of an annotator who was not here before. */
  BrowserContext context(ColorScheme scheme, int width) {
    return chromium.signedIn(
        server,
        server.person(project, Role.ANNOTATOR),
        new Browser.NewContextOptions().setViewportSize(width, 860).setColorScheme(scheme));
  }
}
