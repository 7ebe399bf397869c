package dev.hansei.api.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailureControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aFailureIsListedShownDismissedAndReopened() {
    String path = "/failures/" + failure();

    assertThat(lead.get(path).expect(200).text("/answer")).isEqualTo("No idea.");
    assertThat(lead.post(path + "/dismiss", "{}").expect(200).text("/state"))
        .isEqualTo("dismissed");
    assertThat(lead.get("/failures?state=open").expect(200).json().at("/items")).isEmpty();
    assertThat(lead.get("/failures?state=dismissed&reason=refusal").text("/items/0/severity"))
        .isEqualTo("low");
    assertThat(lead.post(path + "/reopen", "{}").expect(200).text("/state")).isEqualTo("open");
  }

  @Test
  void aFilterThatIsNoneIsRefused() {
    var refused = lead.get("/failures?state=opn").expect(400);

    assertThat(refused.text("/field")).isEqualTo("state");
    assertThat(refused.text("/detail")).contains("Did you mean 'open'?");
  }

  @Test
  void othersReadButDoNotDecide() {
    String path = "/failures/" + failure();
    var developer = server.token(project, Role.DEVELOPER);

    developer.get(path).expect(200);
    developer.post(path + "/dismiss", "{}").expect(403);
    server.everything(server.project()).get(path).expect(404);
    lead.get("/failures/" + UUID.randomUUID()).expect(404);
    lead.get("/failures/collections/" + collection()).expect(200);
  }

  @Test
  void detectorsAreTheDefaultsUntilSomeAreSaved() {
    assertThat(lead.get("/failures/detectors").expect(200).json().at("/detectors")).hasSize(4);

    String yaml = "detectors:\n  - type: negative-feedback\n    starsMax: 1\n";
    assertThat(put(lead, yaml)).isEqualTo(200);
    assertThat(lead.get("/failures/detectors").text("/detectors/0/starsMax")).isEqualTo("1");
    assertThat(put(lead, yaml.replace("1", "9"))).isEqualTo(400);
    assertThat(put(server.token(project, Role.DEVELOPER), yaml)).isEqualTo(403);
  }

  private static int put(Client client, String yaml) {
    return client
        .send(
            client
                .request("/failures/detectors")
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(yaml)))
        .status();
  }

  private FailureId failure() {
    var id = new FailureId(server.get(Ids.class).next());
    var trace = TraceId.ofExternal(id.toString());
    server.get(Traces.class).accept(project.id(), List.of(span(trace)));
    var failure =
        new Failure(
            id,
            trace,
            List.of(FailureReason.REFUSAL),
            Severity.LOW,
            "How long are snapshots kept?",
            "No idea.",
            "",
            Instant.parse("2026-11-20T10:00:00Z"));
    server.get(Failures.class).record(project.id(), collection(), List.of(failure));
    return id;
  }

  private static Span span(TraceId trace) {
    var at = Instant.parse("2026-11-20T10:00:00Z");
    return new Span(
        trace,
        "00f067aa0ba902b7",
        Optional.empty(),
        "answer",
        "chat",
        at,
        at.plusSeconds(1),
        Span.Status.OK,
        "builtin/extractive",
        Optional.empty(),
        List.of(new Message(Message.Role.USER, "How long are snapshots kept?")),
        List.of(new Message(Message.Role.ASSISTANT, "No idea.")),
        List.of(),
        0,
        0,
        Map.of());
  }

  private CollectionId collection() {
    var id = new CollectionId(server.get(Ids.class).next());
    server
        .get(Collections.class)
        .begin(new CollectFailuresInput(project.id(), id, new Actor.BySystem(), false));
    return id;
  }
}
