package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.firstpath.Caller;
import dev.hansei.api.firstpath.LiveTraffic;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Where the story of {@link ReleaseStoryIT} happens: a library's application that answers by prompt
 * {@code answer}, its users, and the service with an engine and a worker behind it. What programs
 * do is done here, by the doors that programs have.
 */
final class Hotline implements AutoCloseable {
  /** Six of seven users like it. */
  static final int LIVE = 1;

  /** Its evidence is good, and one user in five likes it. */
  static final int HARMFUL = 2;

  /** Everybody likes it. */
  static final int GOOD = 3;

  private static final String BETTER = "{\"type\":\"superiority\",\"metric\":\"f1\"}";
  private static final String COMPLETE = "{\"type\":\"coverage\",\"minimum\":0.9}";

  private static final int CASES = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** A rollout that a test can wait for. */
  private static final String RULES =
      """
      {"quorum": {"production": 2},
       "plan": {"steps": [{"percent": 25, "outcomes": 40}, {"percent": 50, "outcomes": 200}],
                "metrics": [{"name": "thumbs"}]}}
      """;

  private final StubModelServer models = StubModelServer.start();
  final ApiServer server = ApiServer.working("hotline", LocalTemporal.namespace("hotline"), models);
  final Project project = server.project();
  private final Client program = server.everything(project);
  private final LiveTraffic traffic =
      new LiveTraffic(
          new Caller(server.base(), project.name().value(), program.secret()),
          "answer",
          Map.of(LIVE, user -> user % 7 != 0, HARMFUL, user -> user % 5 == 0, GOOD, _ -> true));

  Person person(String name, Role... roles) {
    var people = server.get(People.class);
    String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
    Person person = people.invite(email, name, new Actor.BySystem());
    for (Role role : roles) {
      people.giveRole(project.id(), person.id(), role, new Actor.BySystem());
    }
    return person;
  }

  /**
   * The author's three versions and what a suite found; the first is live, by way of two others.
   */
  void prepare(Person author) {
    Client writer = server.token(project, author, Role.LEAD);
    program.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    var runs = new FinishedRuns(server, project, CASES);
    String first = "";
    for (int version = LIVE; version <= GOOD; version++) {
      Answer written = writer.post("/prompts/answer/versions", words(version)).expect(201);
      String run = runs.of(PromptVersionId.of(written.text("/id")), 0.5 + version * 0.1).toString();
      first = version == LIVE ? run : first;
    }
    program
        .post("/gates", "{\"name\":\"better\",\"rules\":[%s,%s]}".formatted(BETTER, COMPLETE))
        .expect(201);
    program
        .post("/gates", "{\"name\":\"complete\",\"rules\":[%s]}".formatted(COMPLETE))
        .expect(201);
    goesLive(first);
    program.post("/promotions/rules", RULES).expect(201);
  }

  private static String words(int version) {
    String how =
        switch (version) {
          case LIVE -> "Answer from the handbook.";
          case HARMFUL -> "Answer from the handbook in one word.";
          default -> "Answer from the handbook in one sentence and name the page.";
        };
    return """
    {"messages": [{"role": "system", "content": "%s"}, {"role": "user", "content": "{{question}}"}],
     "variables": ["question"], "note": "%s"}
    """
        .formatted(how, how);
  }

  private void goesLive(String run) {
    String request =
        """
        {"prompt": "answer", "version": 1, "stage": "production", "gate": "complete",
         "candidateRun": "%s"}
        """
            .formatted(run);
    Answer[] asked = {program.post("/promotions", request)};
    // The engine may not have heard of its new namespace yet.
    await(() -> {
      asked[0] = asked[0].status() == 503 ? program.post("/promotions", request) : asked[0];
      return asked[0].status() != 503;
    });
    String path = "/promotions/" + asked[0].expect(202).text("/id");
    await(() -> state(path).equals("awaiting-approval"));
    for (int manager = 0; manager < 2; manager++) {
      server
          .token(project, Role.RELEASE_MANAGER)
          .post(path + "/decisions", "{\"kind\":\"approve\"}")
          .expect(200);
    }
    await(() -> state(path).equals("promoted"));
  }

  private String state(String path) {
    Answer answer = program.get(path);
    return answer.status() == 200 ? answer.text("/state") : "";
  }

  /** Users come, are answered and say what they think, until that step has so many comparisons. */
  void usersUntil(String promotion, int step, int comparisons) {
    flow(() ->
        !state(promotion).equals("rolling")
            || program
                    .get(promotion + "/steps")
                    .json()
                    .at("/items/%d/metrics/0/inStep".formatted(step - 1))
                    .asInt()
                >= comparisons);
  }

  /** Users come until the rollout has ended. */
  void usersUntilItsEnd(String promotion) {
    flow(() -> !state(promotion).equals("rolling"));
  }

  private void flow(BooleanSupplier until) {
    try {
      traffic.flow(PATIENCE, until);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What sixty users would be served now. */
  Set<Integer> served() {
    try {
      return traffic.servesSoon(60);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!wanted.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    models.close();
  }
}
