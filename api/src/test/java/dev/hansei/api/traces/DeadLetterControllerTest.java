package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterControllerTest {
  private static final String GOOD = "{\"externalId\":\"g\",\"input\":\"Why?\",\"output\":\"So.\"}";
  private static final String BAD = "{\"externalId\":\"b\",\"input\":\"<script>My card is 4929";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String LETTERS = "/traces/dead-letters";

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client developer;
  private Client admin;

  @BeforeEach
  void begin() {
    project = server.project();
    developer = server.token(project, Role.DEVELOPER);
    admin = server.token(project, Role.ADMIN);
  }

  @Test
  void anAdminSeesWhatCameAndThatTheyLookedIsInTheAuditLog() {
    jsonl(GOOD + "\n" + BAD + "\n").expect(200);

    var listed = admin.get(LETTERS).expect(200);
    assertThat(listed.text("/items/0/door")).isEqualTo("trace-lines");
    assertThat(listed.text("/items/0/reason")).isEqualTo("line 2: not-json");
    assertThat(listed.text("/items/0/kept")).isEqualTo("true");
    assertThat(listed.body()).doesNotContain("card is");

    var shown = admin.get(LETTERS + "/" + listed.text("/items/0/id")).expect(200);
    assertThat(shown.text("/text")).isEqualTo(BAD + "\n");
    assertThat(admin.get("/audit").text("/items/0/action")).isEqualTo("traces.dead-letter.inspect");
  }

  @Test
  void nobodyButAnAdminComesNear() {
    jsonl(BAD).expect(400);
    var id = admin.get(LETTERS).text("/items/0/id");
    var others =
        server.token(project, Role.LEAD, Role.DEVELOPER, Role.ANNOTATOR, Role.RELEASE_MANAGER);

    others.get(LETTERS).expect(403);
    others.get(LETTERS + "/" + id).expect(403);
    others.post(LETTERS + "/" + id + "/replay", "{}").expect(403);
    others.delete(LETTERS + "/" + id).expect(403);
    var elsewhere = server.token(server.project(), Role.ADMIN);
    assertThat(elsewhere.get(LETTERS + "/" + id).expect(404).text("/code"))
        .isEqualTo("dead-letter-not-found");
  }

  @Test
  void bytesThatAreNoTextAreShownAsBase64() {
    var body = new byte[] {(byte) 0xff, (byte) 0xfe, 1};
    developer.post("!/v1/traces", "application/x-protobuf", body).expect(400);

    var listed = admin.get(LETTERS).expect(200);
    var shown = admin.get(LETTERS + "/" + listed.text("/items/0/id")).expect(200);

    assertThat(shown.text("/door")).isEqualTo("otlp-protobuf");
    assertThat(shown.text("/base64")).isEqualTo(Base64.getEncoder().encodeToString(body));
  }

  @Test
  void whatIsStillWrongStaysAndTheReasonIsGivenAgain() {
    jsonl(BAD).expect(400);
    var id = admin.get(LETTERS).text("/items/0/id");

    var answer = admin.post(LETTERS + "/" + id + "/replay", "{}").expect(422);

    assertThat(answer.text("/code")).isEqualTo("dead-letter-still-unreadable");
    assertThat(answer.text("/line")).isEqualTo("1");
    assertThat(server.get(DeadLetters.class).count(project.id())).isEqualTo(1);
  }

  @Test
  void whatCanBeReadNowIsTakenInAndTheRestIsALetterOfItsOwn() {
    // As if an older version had not understood the good line.
    var id = letter(Door.TRACE_LINES, GOOD + "\n" + BAD + "\n");

    var answer = admin.post(LETTERS + "/" + id + "/replay", "{}").expect(200);

    assertThat(answer.text("/accepted")).isEqualTo("1");
    assertThat(answer.text("/rejected/0/line")).isEqualTo("2");
    assertThat(trace(TraceId.ofExternal("g"))).isTrue();
    admin.get(LETTERS + "/" + id).expect(404);
    var rest = admin.get(LETTERS).expect(200);
    assertThat(rest.json().path("items")).hasSize(1);
    assertThat(admin.get(LETTERS + "/" + rest.text("/items/0/id")).text("/text"))
        .isEqualTo(BAD + "\n");
    assertThat(admin.get("/audit").body()).contains("traces.dead-letter.replay");
  }

  @Test
  void everyDoorTakesItsOwnLetters() {
    developer.post("!/v1/traces", Otlp.json(TRACE)).expect(200);
    for (var door : Door.values()) {
      var body =
          switch (door) {
            case OTLP_PROTOBUF -> Otlp.protobuf(Otlp.chat(TRACE));
            case OTLP_JSON -> Otlp.json(TRACE).getBytes(StandardCharsets.UTF_8);
            case OTLP_SPANS -> DeadSpans.write(OtlpProtobuf.read(Otlp.protobuf(Otlp.chat(TRACE))));
            case OTLP_LOGS_PROTOBUF -> new byte[0];
            case OTLP_LOGS_JSON -> "{\"resourceLogs\":[]}".getBytes(StandardCharsets.UTF_8);
            case OTLP_LOGS -> DeadSpans.writeLogs(List.of());
            case LANGFUSE -> "{\"batch\":[]}".getBytes(StandardCharsets.UTF_8);
            case TRACE_LINES -> GOOD.getBytes(StandardCharsets.UTF_8);
            case TRACE_TABLE -> "externalId,input,output\nh,x,y\n".getBytes(StandardCharsets.UTF_8);
            case FEEDBACK_LINES ->
                "{\"externalId\":\"g\",\"stars\":2}".getBytes(StandardCharsets.UTF_8);
          };
      var letter =
          server.get(DeadLetters.class).add(project.id(), door.word(), "not understood", body);

      admin.post(LETTERS + "/" + letter.id() + "/replay", "{}").expect(200);
    }

    assertThat(server.get(DeadLetters.class).count(project.id())).isZero();
    var trace = server.get(Traces.class).find(project.id(), new TraceId(TRACE)).orElseThrow();
    assertThat(trace.spans()).as("the same span from three doors").hasSize(1);
    assertThat(trace(TraceId.ofExternal("g"))).isTrue();
    assertThat(trace(TraceId.ofExternal("h"))).isTrue();
  }

  @Test
  void aSpanThatBreaksARuleComesBackAsItWas() {
    var poison = Otlp.chat(TRACE).toBuilder().setStartTimeUnixNano(0).build();
    developer
        .post("!/v1/traces", "application/x-protobuf", Otlp.protobuf(poison, Otlp.chat(TRACE)))
        .expect(200);

    var id = admin.get(LETTERS).text("/items/0/id");
    var shown = admin.get(LETTERS + "/" + id).expect(200);

    assertThat(shown.text("/door")).isEqualTo("otlp-spans");
    assertThat(DeadSpans.read(shown.text("/text").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(OtlpProtobuf.read(Otlp.protobuf(poison)));
    assertThat(admin.post(LETTERS + "/" + id + "/replay", "{}").expect(422).text("/detail"))
        .contains("startTimeUnixNano", "stays as it was");
  }

  @Test
  void anAdminTakesALetterAway() {
    jsonl(BAD).expect(400);
    var id = admin.get(LETTERS).text("/items/0/id");

    admin.delete(LETTERS + "/" + id).expect(204);

    admin.delete(LETTERS + "/" + id).expect(404);
    assertThat(admin.get(LETTERS).json().path("items")).isEmpty();
  }

  private String letter(Door door, String body) {
    return server
        .get(DeadLetters.class)
        .add(project.id(), door.word(), "not understood", body.getBytes(StandardCharsets.UTF_8))
        .id()
        .toString();
  }

  private boolean trace(TraceId id) {
    return server.get(Traces.class).find(project.id(), id).isPresent();
  }

  private Answer jsonl(String lines) {
    return developer.post("/traces", "application/jsonl", lines.getBytes(StandardCharsets.UTF_8));
  }
}
