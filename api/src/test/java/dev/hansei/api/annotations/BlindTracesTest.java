package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.monitors.MonitorSeed;
import dev.hansei.api.promotions.RolloutSeed;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.promotions.RolloutFold;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is asked to label traces does not read what a monitor's judges said of them. */
class BlindTracesTest {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final String JUDGE = "judge:helpful@019a9000-0000-7000-8000-000000000009";
  private static final String HIDDEN = "hidden from you while queue";
  private static final TraceId TRACE = TraceId.ofExternal("one");

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client annotator = server.token(project, Role.ANNOTATOR);
  private final Client person = server.browser(project, Role.ANNOTATOR);

  @Test
  void whatMonitorsSaidIsHiddenFromThemUntilTheQueueHasClosed() {
    scored();
    assertSees(annotator, person, true);
    QueueId queue = open();
    assertSees(annotator, person, false);
    assertThat(page(person)).contains(HIDDEN, "thumb down");
    assertSees(lead, server.browser(project, Role.LEAD), true);
    assertSees(
        server.token(project, Role.DEVELOPER), server.browser(project, Role.DEVELOPER), true);

    var ended = new QueueClosing(new QueueName(project.id(), queue), QueueState.CLOSED, SYSTEM);
    server.get(QueueClosings.class).close(ended);
    assertSees(annotator, person, true);
  }

  @Test
  void aTokenOfFewerRolesShowsItsPersonNoMore() {
    scored();
    Person both = server.person(project, Role.ANNOTATOR, Role.DEVELOPER);
    Client token = server.token(project, both, Role.DEVELOPER);
    Client browser = server.browser(project, both);
    assertSees(token, browser, true);
    open();
    assertSees(token, browser, false);
    String trial = "{\"columns\":[{\"version\":1,\"model\":\"builtin/extractive\"}]}";
    Answer tried = token.post("/prompts/support/playground", trial);
    assertThat(tried.expect(403).text("/code")).isEqualTo("annotators-stay-blind");
  }

  @Test
  void whatARolloutReadOfThemIsHiddenToo() {
    var rollout = new RolloutSeed(server, project, JUDGE, List.of(new CanaryStep(500, 40, 1)));
    rollout.users(3, true, false);
    server.get(RolloutFold.class).fold(project.id(), rollout.promotion());
    String path = "/promotions/" + rollout.promotion() + "/outcomes";
    assertThat(annotator.get(path).expect(200).json().at("/items")).hasSize(6);
    open();
    assertThat(annotator.get(path).expect(200).json().at("/items")).isEmpty();
    assertThat(lead.get(path).expect(200).json().at("/items")).hasSize(6);
  }

  private void assertSees(Client program, Client browser, boolean judge) {
    var shown = program.get("/traces/" + TRACE).expect(200).body();
    assertThat(shown).contains("thumbs");
    assertThat(shown.contains(JUDGE)).isEqualTo(judge);
    assertThat(shown.contains("detector:refusal")).isEqualTo(judge);
    assertThat(program.get("/traces/evaluations").expect(200).body().contains(JUDGE))
        .isEqualTo(judge);
    assertThat(page(browser).contains("So it reads.")).isEqualTo(judge);
    assertThat(page(browser).contains(HIDDEN)).isEqualTo(!judge);
  }

  private String page(Client browser) {
    var path = "!/projects/%s/traces/%s".formatted(project.name().value(), TRACE);
    return browser.get(path).expect(200).body();
  }

  private void scored() {
    String line =
        """
        {"externalId":"one","input":"Am I known?","output":"No.","feedback":[{"thumbs":"down"}]}
        """;
    server
        .token(project, Role.DEVELOPER)
        .post("/traces", "application/jsonl", line.getBytes(StandardCharsets.UTF_8))
        .expect(200);
    var prompt =
        server.get(Prompts.class).create(project.id(), new PromptName("support"), SYSTEM).id();
    MonitorSeed.of(server, project, prompt, List.of()).take(List.of(TRACE), Optional.of(JUDGE), "");
  }

  private QueueId open() {
    var queue = new QueueId(server.get(Ids.class).next());
    var criterion =
        server.get(Criteria.class).create(project.id(), "helpful", "Does it help?", SYSTEM);
    Optional<Instant> none = Optional.empty();
    var choice =
        new TraceChoice(none, none, Optional.empty(), Optional.empty(), "", "", "", "", "");
    var plan =
        new QueuePlan(
            "Live",
            criterion.id(),
            new LabelKind.PassFail(),
            Optional.empty(),
            new ItemSource.Traces(choice, Optional.empty(), Split.GATE),
            QueuePlan.ITEMS_MAX,
            1,
            false,
            List.of(),
            Duration.ofDays(7),
            Fallback.HOLD);
    var input = new AnnotateInput(project.id(), queue, plan, SYSTEM, Optional.empty());
    server.get(Queues.class).prepare(input, "");
    return queue;
  }
}
