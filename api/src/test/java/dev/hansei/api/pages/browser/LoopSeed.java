package dev.hansei.api.pages.browser;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** People, traces, failures, documents and cases of one project. */
final class LoopSeed {
  static final int TRACES = 24;
  static final int CASES = 40;

  final ApiServer server;
  final Project project;
  final Person lead;
  final Actor actor;
  final List<Failure> failures;
  final Dataset dataset;
  final Document document;
  final List<Case> cases;
  final DatasetVersion version;

  private final Speech speech;
  private final List<Instant> traceStarts = new ArrayList<>();

  LoopSeed(ApiServer server) {
    this(server, Speech.PLAIN);
  }

  /** The same, each text said in that way. */
  LoopSeed(ApiServer server, Speech speech) {
    this.server = server;
    this.speech = speech;
    this.project = server.project();
    this.lead = person("aiko", "Aiko Tanaka", Role.LEAD);
    this.actor = new Actor.ByPerson(lead.id());
    traces();
    this.failures = failures();
    this.document =
        server
            .get(Documents.class)
            .add(
                project.id(),
                say("returns-handbook.md", 200),
                "text/markdown",
                say(Texts.HANDBOOK).getBytes(StandardCharsets.UTF_8),
                actor);
    this.dataset =
        server.get(Datasets.class).create(project.id(), say("gate-set", 80), Split.GATE, actor);
    this.cases = cases();
    this.version = server.get(Datasets.class).publish(project.id(), dataset.id(), actor);
  }

  Person person(String name, String displayName, Role... roles) {
    var people = server.get(People.class);
    String email = "%s-%s@example.org".formatted(name, UUID.randomUUID());
    Person person = people.invite(email, say(displayName, 80), new Actor.BySystem());
    for (Role role : roles) {
      people.giveRole(project.id(), person.id(), role, new Actor.BySystem());
    }
    return person;
  }

  /** A text, said in the way of this seed. */
  String say(String text) {
    return speech.say(text, Integer.MAX_VALUE);
  }

  /** The same, where no more than so many characters are taken. */
  String say(String text, int charsMax) {
    return speech.say(text, charsMax);
  }

  Texts.Talk talk(int number) {
    Texts.Talk talk = Texts.talk(number);
    return new Texts.Talk(say(talk.question()), say(talk.answer()), say(talk.reference()));
  }

  UUID id() {
    return server.get(Ids.class).next();
  }

  /** How many of the traces started at that moment or later. */
  long tracesSince(Instant moment) {
    return traceStarts.stream().filter(start -> !start.isBefore(moment)).count();
  }

  private static TraceId traceId(int number) {
    return TraceId.ofExternal("seed " + number);
  }

  private void traces() {
    List<Span> spans = new ArrayList<>();
    List<Feedback> feedback = new ArrayList<>();
    for (int i = 0; i < TRACES; i++) {
      Span span = span(i);
      spans.add(span);
      traceStarts.add(span.startedAt());
      if (i % 2 == 0) {
        feedback.add(opinion(i, new Feedback.Thumbs(i % 4 == 0)));
      }
      if (i % 3 == 0) {
        feedback.add(opinion(i, new Feedback.Correction(talk(i).reference())));
      }
    }
    feedback.add(opinion(0, new Feedback.Comment(say("This is not what the handbook says."))));
    feedback.add(
        opinion(
            0,
            new Feedback.Evaluation(say("grounded", 80), 0.2, say("The passage says 14 days."))));
    server.get(Traces.class).accept(project.id(), spans);
    server.get(FeedbackLog.class).add(project.id(), feedback);
  }

  private Feedback opinion(int trace, Feedback.Opinion opinion) {
    return new Feedback(new FeedbackId(id()), traceId(trace), opinion, Instant.now());
  }

  private Span span(int number) {
    Texts.Talk talk = talk(number);
    Instant start = Instant.now().minus(Duration.ofMinutes(7L * number + 1));
    return new Span(
        traceId(number),
        "%016x".formatted(number + 1),
        Optional.empty(),
        say("chat gpt-4o-mini", 200),
        say("chat", 40),
        start,
        start.plusMillis(900 + 40L * number),
        number % 9 == 8 ? Span.Status.ERROR : Span.Status.OK,
        say("gpt-4o-mini-2026-07-18", 200),
        Optional.of(new Span.PromptUse(say("answer", 80), say("1", 80))),
        List.of(
            new Message(Message.Role.SYSTEM, say("Answer from the passages.")),
            new Message(Message.Role.USER, talk.question())),
        List.of(new Message(Message.Role.ASSISTANT, talk.answer())),
        List.of(
            new Span.RetrievedPassage(
                say("handbook#1", 80),
                say("Opened electronics can be returned within 14 days."),
                0.81)),
        640,
        31,
        Map.of(
            "gen_ai.request.temperature",
            0.7,
            say("deployment.environment", 80),
            say("production")));
  }

  private List<Failure> failures() {
    var collection = new CollectionId(id());
    var collections = server.get(Collections.class);
    collections.begin(new CollectFailuresInput(project.id(), collection, actor, false));
    List<Failure> found = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Texts.Talk talk = talk(i);
      found.add(
          new Failure(
              new FailureId(id()),
              traceId(i),
              List.of(FailureReason.values()[i % 4], FailureReason.NEGATIVE_FEEDBACK),
              Severity.values()[i % 3],
              talk.question(),
              talk.answer(),
              i % 3 == 0 ? talk.reference() : "",
              Instant.now().minus(Duration.ofMinutes(11L * i))));
    }
    server.get(Failures.class).record(project.id(), collection, found);
    collections.end(
        project.id(), collection, new CollectFailuresResult(TRACES, 9, 9), Ending.COMPLETED);
    return found;
  }

  private List<Case> cases() {
    List<NewCase> added = new ArrayList<>();
    for (int i = 0; i < CASES + 4; i++) {
      Texts.Talk talk = talk(i);
      var content =
          new CaseContent(
              "%s (customer %d)".formatted(talk.question(), i + 1),
              talk.reference(),
              List.of(new CaseContent.ContextPassage(say("handbook#1", 80), say(Texts.HANDBOOK))),
              Map.of(
                  say("tone", 80),
                  say("friendly"),
                  // Each customer talks alone, so that figures have as many units as cases.
                  CaseCluster.CONVERSATION_FIELD,
                  "customer-" + i));
      var state = i < CASES ? Case.State.FINAL : Case.State.DRAFT;
      var origin =
          new NewCase.Origin(
              i < 3 ? Optional.of(failures.get(i).id()) : Optional.empty(),
              i < 3 ? Optional.empty() : Optional.of(document.id()),
              Optional.empty());
      added.add(new NewCase(dataset.id(), content, state, 1 + i % 3, Optional.empty(), origin));
    }
    List<Case> made = server.get(Cases.class).addAll(project.id(), dataset.id(), added, actor);
    server
        .get(Cases.class)
        .require(project.id(), List.of(made.get(0).id(), made.get(5).id()), actor);
    return made;
  }
}
