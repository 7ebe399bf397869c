package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.api.bodies.CsvRows;
import dev.hansei.api.bodies.CsvText;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of labels of pairs hold both answers, in the shapes of other tools too. */
class PairFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUESTION = "=1+1 is?";
  private static final String A = "-2\n=of; +signs";
  private static final String B = "'=\"two\", @says";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final QueueSeed seed = new QueueSeed(server, project, 1);

  @ParameterizedTest
  @CsvSource({
    "csv, text/csv",
    "label-studio, application/json",
    "argilla, application/json",
  })
  void bothAnswersComeBackWithoutTheirHash(String format, String type) throws IOException {
    String first = queue("first");
    bring(first, "application/jsonl", "", line("a", "r1", "") + line("b", "r2", "")).expect(200);
    String written = lead.get(first + "/labels/file?format=" + format).expect(200).body();
    String second = queue("second");
    Answer read = bring(second, type, "&format=" + format, withoutItems(format, written));
    assertThat(read.expect(200).text("/taken")).as(read.body()).isEqualTo("2");
    assertThat(labels(second)).isEqualTo(labels(first)).hasSize(2);
  }

  @Test
  void verdictsInBothOrdersComeBack() {
    String first = queue("first");
    String lines = line("a", "judge", "ab") + line("tie", "judge", "ba") + line("b", "people", "");
    assertThat(bring(first, "application/jsonl", "", lines).text("/taken")).isEqualTo("3");
    assertThat(bring(first, "application/jsonl", "", lines).text("/rejected/0/code"))
        .isEqualTo("there-already");
    String csv = lead.get(first + "/labels/file?format=csv").expect(200).body();
    String second = queue("second");
    assertThat(bring(second, "text/csv", "&format=csv", csv).text("/taken")).isEqualTo("3");
    assertThat(labels(second)).isEqualTo(labels(first)).hasSize(3);
    assertThat(lead.get(first + "/labels/file?format=argilla").body())
        .as("other tools know one label of an author")
        .contains("people")
        .doesNotContain("judge");
  }

  @Test
  void anOrderGoesWithPairsAndBesideTheReviews() {
    String queue = queue("pairs");
    String wrong = line("a", "judge", "xy");
    assertThat(bring(queue, "application/jsonl", "", wrong).text("/rejected/0/code"))
        .isEqualTo("invalid-field");
    byte[] one = line("a", "judge", "ab").getBytes(StandardCharsets.UTF_8);
    assertThat(lead.post(queue + "/labels", "application/jsonl", one).text("/rejected/0/code"))
        .isEqualTo("unfit-order");
  }

  @Test
  void whatASheetWouldTakeForAFormulaComesBack() {
    List<String> cells =
        List.of("=1", "'=1", "''-1", "a;=1", "a;'=1", "\t@x", "\n\n+1", "'a", "a\r\n =b;c", "＝1");
    byte[] row = CsvText.row(cells).getBytes(StandardCharsets.UTF_8);
    assertThat(
            new CsvRows(row, ',').next().orElseThrow().cells().stream().map(CsvText::told).toList())
        .isEqualTo(cells);
  }

  private String queue(String name) {
    ObjectNode item = JSON.createObjectNode();
    item.put("id", name).put("question", QUESTION).put("a", A).put("b", B);
    String set =
        lead.post(
                "/annotations/items?name=" + name,
                "application/jsonl",
                item.toString().getBytes(StandardCharsets.UTF_8))
            .expect(200)
            .text("/set/id");
    return "/annotations/queues/" + seed.openBrought(set, 1, new LabelKind.Pairwise());
  }

  private Answer bring(String queue, String type, String query, String body) {
    return lead.post(
        queue + "/labels?as=raters" + query, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String label, String author, String order) {
    ObjectNode line = JSON.createObjectNode();
    line.put("item", ItemKey.of(QUESTION, A, Optional.of(B)).toString()).put("label", label);
    line.putObject("author").put("type", "outside").put("name", author);
    if (!order.isEmpty()) {
      line.put("order", order);
    }
    return line + "\n";
  }

  private List<String> labels(String queue) {
    return lead.get(queue + "/labels/file").expect(200).body().lines().sorted().toList();
  }

  /** The file as somebody has it who knows the texts alone. */
  private static String withoutItems(String format, String written) throws IOException {
    if (format.equals("csv")) {
      var rows = new CsvRows(written.getBytes(StandardCharsets.UTF_8), ',');
      var out = new StringBuilder();
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        List<String> cells = new ArrayList<>();
        row.get().cells().stream()
            .skip(1)
            .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
            .forEach(cells::add);
        out.append(String.join(",", cells)).append("\r\n");
      }
      return out.toString();
    }
    ArrayNode items = (ArrayNode) JSON.readTree(written);
    for (JsonNode item : items) {
      for (String part : List.of("data", "metadata")) {
        if (item.path(part) instanceof ObjectNode texts) {
          texts.remove("item");
        }
      }
    }
    return items.toString();
  }
}
