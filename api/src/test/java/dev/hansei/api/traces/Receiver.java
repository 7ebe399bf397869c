package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.traces.TraceFilter;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Trace;

/** The service as a sender sees it, with a project of its own, and what came there. */
record Receiver(ApiServer server, Project project, String secret) {
  /** Whom the senders say they serve; it is kept nowhere. */
  static final String USER = "ann@example.org";

  static Receiver fresh() {
    var server = ApiServer.running();
    var project = server.project();
    var token = server.token(project, Role.DEVELOPER);
    var secret = token.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
    return new Receiver(server, project, secret);
  }

  /** Where senders send to. */
  String base() {
    return "http://127.0.0.1:" + server.base().getPort();
  }

  /** The one trace that came. */
  TraceSummary line() {
    var lines =
        server.get(Traces.class).page(project.id(), TraceFilter.ALL, PageRequest.first(10)).items();
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  /** The same, whole. */
  Trace trace() {
    return server.get(Traces.class).find(project.id(), line().id()).orElseThrow();
  }

  /** The user is a hash, in the list and everywhere. */
  void assertNobodyIsNamed() {
    assertThat(line().talk().userHash()).matches("[0-9a-f]{32}");
    assertThat(trace().toString()).doesNotContain(USER);
  }
}
