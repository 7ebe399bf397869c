package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.ShareMove;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.RolloutId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** A project with prompts that are live, moved behind the service's back. */
final class LiveSeed {
  static final RolloutId ROLLOUT =
      new RolloutId(UUID.fromString("019a9000-0000-7000-8000-000000000061"));

  final ApiServer server;
  final Project project;
  final Client lead;
  final Client application;

  LiveSeed(ApiServer server) {
    this.server = server;
    this.project = server.project();
    this.lead = server.token(project, Role.LEAD);
    this.application = server.token(project, Role.DEVELOPER);
  }

  /** The service as a client library is told of it. */
  String base() {
    return "http://127.0.0.1:" + server.base().getPort();
  }

  /** The application's token. */
  String secret() {
    return secretOf(application);
  }

  String leadSecret() {
    return secretOf(lead);
  }

  private static String secretOf(Client client) {
    return client.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
  }

  PromptId prompt(String name) {
    lead.post("/prompts", "{\"name\":\"%s\"}".formatted(name)).expect(201);
    return server.get(Prompts.class).find(project.id(), new PromptName(name)).orElseThrow().id();
  }

  /** A version whose system message is that text. */
  PromptVersionId version(String prompt, String text) {
    return push(
        prompt,
        """
        messages:
          - {role: system, content: "%s"}
          - {role: user, content: "{{question}}"}
        variables: [question]
        settings: {temperature: 0.2}
        application: {retrievalDepth: 3}
        """
            .formatted(text));
  }

  PromptVersionId push(String prompt, String yaml) {
    var path = "/prompts/%s/versions".formatted(prompt);
    var made = lead.post(path, "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return PromptVersionId.of(made.expect(201).text("/id"));
  }

  void move(PromptId prompt, Stage stage, PromptVersionId version, long from) {
    var move = new StageMove(prompt, stage, version, from);
    assertThat(server.get(StagePointers.class).move(project.id(), move, new Actor.BySystem()))
        .isTrue();
  }

  /** Gives a candidate a share of production. */
  void share(PromptId prompt, PromptVersionId candidate, int share, long from) {
    var given = Optional.of(new StagePointer.Share(candidate, share, ROLLOUT));
    var move = new ShareMove(prompt, Stage.PRODUCTION, from, given);
    assertThat(server.get(StagePointers.class).share(project.id(), move, new Actor.BySystem()))
        .isTrue();
  }

  /** Two versions, the first live in production, the second tried on half of the callers. */
  PromptId shared(String name) {
    var id = prompt(name);
    move(id, Stage.PRODUCTION, version(name, "Answer."), 0);
    share(id, version(name, "Answer briefly."), 5_000, 1);
    return id;
  }
}
