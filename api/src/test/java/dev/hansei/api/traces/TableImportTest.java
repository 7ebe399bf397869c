package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.TraceReading;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableImportTest {
  private static final String TABLE =
      """
      externalId,input,output,model,promptName,promptVersion,thumbs,correction
      a,"How long,
      please?",A week.,m,support,2,down,Thirty days.
      b,=1+1,@x,,,,,
      c,x,y,,,,sideways,
      """;

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client developer;

  @BeforeEach
  void begin() {
    project = server.project();
    developer = server.token(project, Role.DEVELOPER);
  }

  @Test
  void goodRowsAreKeptBadOnesNamedAndAgainChangesNothing() {
    var answer = csv("text/csv", "\ufeff" + TABLE).expect(200);

    assertThat(answer.text("/accepted")).isEqualTo("2");
    assertThat(answer.text("/rejected/0/line")).isEqualTo("5");
    assertThat(answer.text("/rejected/0/detail")).contains("thumbs", "up, down");
    assertThat(reading("a").question()).isEqualTo("How long,\nplease?");
    assertThat(reading("a").correction()).isEqualTo("Thirty days.");
    assertThat(csv("text/csv; charset=UTF-8", TABLE).expect(200).text("/duplicates"))
        .isEqualTo("2");
  }

  @Test
  void whatIsWrongWithTheTableIsRefusedAsAWhole() {
    assertThat(csv("text/csv", "question,answer\nx,y\n").expect(400).text("/detail"))
        .contains("names the columns");
    assertThat(csv("text/csv; charset=Shift_JIS", TABLE).expect(415).text("/code"))
        .isEqualTo("csv-not-utf-8");
    assertThat(csv("text/csv", "input,output\n" + "x,y\n".repeat(10_001)).expect(413).text("/code"))
        .isEqualTo("too-many-lines");
  }

  @Test
  void badRowsComeAgainFromTheirDeadLetter() {
    csv("text/csv", TABLE).expect(200);
    var admin = server.token(project, Role.ADMIN);
    var letter = admin.get("/traces/dead-letters").expect(200);
    assertThat(letter.text("/items/0/door")).isEqualTo("trace-table");

    var shown = admin.get("/traces/dead-letters/" + letter.text("/items/0/id")).expect(200);
    assertThat(shown.text("/text"))
        .isEqualTo(TABLE.lines().findFirst().orElseThrow() + "\nc,x,y,,,,sideways,\n");
    var again =
        admin.post("/traces/dead-letters/%s/replay".formatted(letter.text("/items/0/id")), "{}");
    assertThat(again.expect(422).text("/code")).isEqualTo("dead-letter-still-unreadable");
  }

  @Test
  void anExportHasNoFormulaAndComesInAgain() {
    csv("text/csv", TABLE).expect(200);

    var file = developer.get("/traces/export").expect(200).body();
    assertThat(file)
        .startsWith("traceId,startedAt,durationMillis,status,input,output,")
        .contains("\"How long,\nplease?\",A week.,m,support,2,")
        .contains(",'=1+1,'@x,");
    assertThat(developer.get("/traces/export?thumbs=down").body().lines()).hasSize(3);

    var other = server.token(server.project(), Role.DEVELOPER);
    var taken =
        other.post("/traces", "text/csv", file.getBytes(StandardCharsets.UTF_8)).expect(200);
    assertThat(taken.text("/accepted")).isEqualTo("2");
    assertThat(other.get("/traces/export").body()).isEqualTo(file);
  }

  private TraceReading reading(String externalId) {
    return new TraceReading(
        server.get(Traces.class).find(project.id(), TraceId.ofExternal(externalId)).orElseThrow());
  }

  private Answer csv(String type, String text) {
    return developer.post("/traces", type, text.getBytes(StandardCharsets.UTF_8));
  }
}
