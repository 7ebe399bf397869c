package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.api.annotations.QueueSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** A project of its own with eight answers, people who label them, and what the registry has. */
final class LabelDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final ApiServer server = ApiServer.running();
  private final Project project = server.project();

  /** Opens queues of the eight. */
  final QueueSeed seed;

  private final Chromium chromium;
  private final List<String> troubles = new ArrayList<>();

  LabelDesk(Chromium chromium) {
    this.chromium = chromium;
    this.seed = new QueueSeed(server, project, 8);
  }

  /** One with other answers. */
  LabelDesk(Chromium chromium, List<CaseContent> asked, List<String> answers) {
    this.chromium = chromium;
    this.seed = new QueueSeed(server, project, asked, answers);
  }

  /** A window of an annotator who was not here before. */
  BrowserContext annotator() {
    return person(Role.ANNOTATOR, ColorScheme.LIGHT, 1280);
  }

  /** A window, so many CSS pixels wide, of a person who was not here before. */
  BrowserContext person(Role role, ColorScheme scheme, int width) {
    return chromium.signedIn(
        server,
        server.person(project, role),
        new Browser.NewContextOptions().setViewportSize(width, 860).setColorScheme(scheme));
  }

  /** The page that labels a queue, with its first item. */
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

  String url(String path) {
    return server.base() + "/projects/" + project.name() + path;
  }

  /** Notes what keeps people out of the page that is open now. */
  void inspect(Page page, String look) {
    troubles.addAll(Barriers.on(page, look));
    Pictures.take(page, look);
  }

  /** What went wrong in any window so far. */
  List<String> troubles() {
    return troubles;
  }

  QueueName name(QueueId queue) {
    return new QueueName(project.id(), queue);
  }

  QueueCounts counts(QueueId queue) {
    return server.get(Queues.class).look(name(queue)).counts();
  }

  List<String> words(QueueId queue) {
    return labelled(queue).stream().map(it -> it.label().word()).toList();
  }

  List<String> notes(QueueId queue) {
    return labelled(queue).stream()
        .flatMap(it -> it.annotations().stream())
        .map(it -> it.note())
        .toList();
  }

  /** Brings items; their set's id. */
  String bring(String name, String lines) {
    return server
        .token(project, Role.LEAD)
        .post(
            "/annotations/items?name=" + name,
            "application/jsonl",
            lines.getBytes(StandardCharsets.UTF_8))
        .expect(200)
        .text("/set/id");
  }

  List<LabelledOutcome> labelled(QueueId queue) {
    return server
        .get(LabelledOutcomes.class)
        .ofQueue(project.id(), queue, PageRequest.first())
        .items();
  }

  /** An open queue that asks all answers by these fields. */
  QueueId openForm(Field... fields) {
    var form = new Form("fields", List.of(fields));
    return seed.openByForm(
        1,
        server.get(Forms.class).create(project.id(), form, new Actor.BySystem()).id().toString());
  }

  /** As if all tasks of a queue that somebody holds had lain too long; how many those are. */
  int lapse(QueueId queue) {
    return rows(
            """
            UPDATE annotations_place SET lease_until = '2026-01-01 00:00:00'
            WHERE state = 'HELD' AND queue_id = UNHEX(?)
            """,
            queue)
        .size();
  }

  /** The keys under which the labels of a queue came, in the order in which they came. */
  List<String> keys(QueueId queue) {
    return rows(
        """
        SELECT submit_key FROM annotations_annotation
        WHERE queue_id = UNHEX(?) ORDER BY created_at, annotation_id
        """,
        queue);
  }

  /** The first column; of a change as many empty lines as it changed. */
  private List<String> rows(String sql, QueueId queue) {
    var pool = DelegatingDataSource.unwrapDataSource(server.get(DataSource.class));
    List<String> found = new ArrayList<>();
    try (var connection = pool.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, queue.toString().replace("-", ""));
      if (statement.execute()) {
        try (ResultSet result = statement.getResultSet()) {
          while (result.next()) {
            found.add(result.getString(1));
          }
        }
      } else {
        found.addAll(Collections.nCopies(statement.getUpdateCount(), ""));
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return found;
  }

  /** Until the items behind the first are there too. */
  static void waitUntilReady(Page page) {
    page.waitForSelector("[data-label]:not([data-fetching])");
  }

  /** Until the service has answered to all that was said: from then on it is taken back there. */
  static void waitUntilSent(Page page) {
    page.waitForFunction(
        "() => !Object.keys(localStorage).some(key => key.startsWith('hansei.label.'))");
  }

  /**
   * Takes back what the service has not answered to yet. What is being sent at this very moment
   * cannot be; the page then asks to press again.
   */
  static void takeBackUnsent(Page page, BooleanSupplier isBack) {
    await(() -> {
      page.keyboard().press("u");
      return isBack.getAsBoolean();
    });
  }

  /** The question of the item that is shown. */
  static String question(Page page) {
    return page.locator("[data-question]").textContent();
  }

  static void await(BooleanSupplier fact) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!fact.getAsBoolean()) {
      assertThat(Instant.now()).as("waited long enough").isBefore(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
