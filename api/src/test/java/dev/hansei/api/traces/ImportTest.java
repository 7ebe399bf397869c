package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportTest {
  private static final String HOSTILE = "<script>alert(1)</script>'; DROP TABLE x; -- {{7*7}}";

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client developer;

  @BeforeEach
  void begin() {
    project = server.project();
    developer = server.token(project, Role.DEVELOPER);
  }

  @Test
  void goodLinesAreKeptAndBadOnesAreListedWithLineAndReason() {
    var answer =
        jsonl(
                "/traces",
                """
                {"externalId":"a","input":"How long?","output":"A week."}
                {"externalId":"b","input":"How long?","output":
                {"externalId":"c","inptu":"How long?","output":"A week."}

                {"externalId":"d","input":"How long?"}
                {"externalId":"e","input":"x","output":"y","feedback":{"thumbs":"sideways"}}
                {"externalId":"f","input":"x","output":"y","startedAt":"yesterday"}
                """)
            .expect(200);

    assertThat(answer.text("/accepted")).isEqualTo("1");
    assertThat(answer.text("/rejectedCount")).isEqualTo("5");
    assertThat(answer.text("/rejected/0/line")).isEqualTo("2");
    assertThat(answer.text("/rejected/1/detail")).contains("inptu", "Did you mean 'input'?");
    assertThat(answer.text("/rejected/2/line")).isEqualTo("5");
    assertThat(answer.text("/rejected/2/detail")).contains("has an output");
    assertThat(answer.text("/rejected/3/detail")).contains("feedback", "up, down");
    assertThat(answer.text("/rejected/4/detail")).contains("startedAt", "2026-01-31T08:30:00Z");
    assertThat(letters())
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.path("door").asText()).isEqualTo("trace-lines");
          assertThat(letter.path("reason").asText())
              .isEqualTo(
                  "line 2: not-json, line 3: unknown-field, line 5: invalid-field,"
                      + " line 6: invalid-field, line 7: invalid-field");
        });
  }

  @Test
  void importingAFileTwiceChangesNothing() {
    var file =
        """
        {"externalId":"t","input":"Why?","output":"Because.","feedback":[{"thumbs":"down"},{"correction":"Therefore."}]}
        {"input":"No name","output":"Derived from the line."}
        """;

    assertThat(jsonl("/traces", file).expect(200).text("/accepted")).isEqualTo("2");
    var again = jsonl("/traces", file).expect(200);

    assertThat(again.text("/accepted")).isEqualTo("0");
    assertThat(again.text("/duplicates")).isEqualTo("2");
    assertThat(trace("t").feedback())
        .extracting(Feedback::opinion)
        .containsExactlyInAnyOrder(
            new Feedback.Thumbs(false), new Feedback.Correction("Therefore."));
  }

  @Test
  void aFileWithoutAGoodLineIsRefused() {
    var answer = jsonl("/traces", "not json\n").expect(400);

    assertThat(answer.text("/code")).isEqualTo("invalid-lines");
    assertThat(answer.text("/line")).isEqualTo("1");
  }

  @Test
  void hostileTextIsKeptAsItIs() {
    jsonl(
            "/traces",
            "{\"externalId\":\"h\",\"input\":\"%s\",\"output\":\"%s\"}".formatted(HOSTILE, HOSTILE))
        .expect(200);

    assertThat(trace("h").answering().orElseThrow().output().getFirst().content())
        .isEqualTo(HOSTILE);
  }

  @Test
  void feedbackOfEveryKindIsKeptOnce() {
    var said =
        """
        {"externalId":"q","thumbs":"up","stars":2,"comment":"so so"}
        {"externalId":"q","evaluation":{"name":"tone","value":0.2}}
        {"externalId":"q"}
        {"externalId":"q","stars":9}
        """;

    var answer = jsonl("/feedback", said).expect(200);
    assertThat(answer.text("/accepted")).isEqualTo("4");
    assertThat(answer.text("/rejected/0/line")).isEqualTo("3");
    assertThat(answer.text("/rejected/1/detail")).contains("stars are 1 to 5");
    assertThat(jsonl("/feedback", said).expect(200).text("/accepted")).isEqualTo("0");
    assertThat(trace("q").feedback()).hasSize(4);
    assertThat(developer.post("/feedback", "{\"externalId\":\"q\",\"comment\":\"one\"}").status())
        .isEqualTo(200);
  }

  @Test
  void aBodyOfAHundredMegabytesIsRefusedNamingTheLimit() {
    var answer = developer.post("/traces", "application/jsonl", new byte[100 * 1024 * 1024]);

    assertThat(answer.expect(413).text("/code")).isEqualTo("too-large");
    assertThat(answer.text("/detail")).contains("32 MiB");
  }

  /** As an admin of the project sees them. */
  private JsonNode letters() {
    return server
        .token(project, Role.ADMIN)
        .get("/traces/dead-letters")
        .expect(200)
        .json()
        .path("items");
  }

  private Answer jsonl(String path, String lines) {
    return developer.post(path, "application/jsonl", lines.getBytes(StandardCharsets.UTF_8));
  }

  private Trace trace(String externalId) {
    return server
        .get(Traces.class)
        .find(project.id(), TraceId.ofExternal(externalId))
        .orElseThrow();
  }
}
