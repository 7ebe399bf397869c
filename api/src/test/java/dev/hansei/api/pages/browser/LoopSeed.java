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
  final DatasetVersion version;

  LoopSeed(ApiServer server) {
    this.server = server;
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
                "returns-handbook.md",
                "text/markdown",
                Texts.HANDBOOK.getBytes(StandardCharsets.UTF_8),
                actor);
    this.dataset = server.get(Datasets.class).create(project.id(), "gate-set", Split.GATE, actor);
    cases();
    this.version = server.get(Datasets.class).publish(project.id(), dataset.id(), actor);
  }

  Person person(String name, String displayName, Role... roles) {
    var people = server.get(People.class);
    String email = "%s-%s@example.org".formatted(name, UUID.randomUUID());
    Person person = people.invite(email, displayName, new Actor.BySystem());
    for (Role role : roles) {
      people.giveRole(project.id(), person.id(), role, new Actor.BySystem());
    }
    return person;
  }

  UUID id() {
    return server.get(Ids.class).next();
  }

  private static TraceId traceId(int number) {
    return TraceId.ofExternal("seed " + number);
  }

  private void traces() {
    List<Span> spans = new ArrayList<>();
    List<Feedback> feedback = new ArrayList<>();
    for (int i = 0; i < TRACES; i++) {
      spans.add(span(i));
      if (i % 2 == 0) {
        feedback.add(opinion(i, new Feedback.Thumbs(i % 4 == 0)));
      }
      if (i % 3 == 0) {
        feedback.add(opinion(i, new Feedback.Correction(Texts.talk(i).reference())));
      }
    }
    server.get(Traces.class).accept(project.id(), spans);
    server.get(FeedbackLog.class).add(project.id(), feedback);
  }

  private Feedback opinion(int trace, Feedback.Opinion opinion) {
    return new Feedback(new FeedbackId(id()), traceId(trace), opinion, Instant.now());
  }

  private static Span span(int number) {
    Texts.Talk talk = Texts.talk(number);
    Instant start = Instant.now().minus(Duration.ofMinutes(7L * number + 1));
    return new Span(
        traceId(number),
        "%016x".formatted(number + 1),
        Optional.empty(),
        "chat gpt-4o-mini",
        "chat",
        start,
        start.plusMillis(900 + 40L * number),
        number % 9 == 8 ? Span.Status.ERROR : Span.Status.OK,
        "gpt-4o-mini-2026-07-18",
        Optional.of(new Span.PromptUse("answer", "v1")),
        List.of(
            new Message(Message.Role.SYSTEM, "Answer from the passages."),
            new Message(Message.Role.USER, talk.question())),
        List.of(new Message(Message.Role.ASSISTANT, talk.answer())),
        List.of(
            new Span.RetrievedPassage(
                "handbook#1", "Opened electronics can be returned within 14 days.", 0.81)),
        640,
        31,
        Map.of("gen_ai.request.temperature", 0.7, "deployment.environment", "production"));
  }

  private List<Failure> failures() {
    var collection = new CollectionId(id());
    var collections = server.get(Collections.class);
    collections.begin(new CollectFailuresInput(project.id(), collection, actor, false));
    List<Failure> found = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Texts.Talk talk = Texts.talk(i);
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

  private void cases() {
    List<NewCase> added = new ArrayList<>();
    for (int i = 0; i < CASES + 4; i++) {
      Texts.Talk talk = Texts.talk(i);
      var content =
          new CaseContent(
              "%s (customer %d)".formatted(talk.question(), i + 1),
              talk.reference(),
              List.of(new CaseContent.ContextPassage("handbook#1", Texts.HANDBOOK)),
              Map.of());
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
  }
}
