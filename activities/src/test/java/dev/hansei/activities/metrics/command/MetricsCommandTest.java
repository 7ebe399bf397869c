package dev.hansei.activities.metrics.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD =
      """
      {"id": "a", "output": "The refund takes five days.", "references": ["The refund takes five days."]}
      {"id": 7, "output": "five days", "references": ["six weeks", "within five days"], "note": 1}
      """;

  @TempDir private Path folder;
  private final StringWriter notes = new StringWriter();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void scoresEachLineAndThenAllOfThem() throws IOException {
    assertThat(run(GOOD, "score", "--metrics", "bleu,f1,ter", "--in", "-", "--out", "-")).isZero();
    List<JsonNode> rows = rows(out.toString(StandardCharsets.UTF_8));
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst().get("id").asText()).isEqualTo("a");
    assertThat(rows.getFirst().get("scores").get("bleu").asDouble()).isCloseTo(100, within(1e-9));
    assertThat(rows.get(1).get("id").asInt()).isEqualTo(7);
    assertThat(rows.get(1).get("scores").get("f1").asDouble()).isEqualTo(0.8);
    assertThat(rows.getLast().get("corpus").get("f1").asDouble()).isEqualTo(0.9);
    assertThat(rows.getLast().get("scored").asInt()).isEqualTo(2);
    assertThat(notes.toString()).contains("2 lines scored, 0 refused");
  }

  @Test
  void aBadLineCostsNoOther() throws IOException {
    String bad =
        """
        not json

        [1]
        {"output": "x", "references": ["x"]}
        {"id": "b", "references": ["x"]}
        {"id": "c", "output": "x", "references": []}
        {"id": "d", "output": "x", "references": [null]}
        {"id": "e", "output": "x", "references": ["x"]} {}
        """;
    Path in = folder.resolve("pairs.jsonl");
    Path scores = folder.resolve("scores.jsonl");
    String text =
        bad + "{\"id\":\"f\",\"output\":\"" + "x".repeat(70_000) + "\",\"references\":[\"x\"]}\n";
    Files.writeString(in, text + GOOD.stripTrailing());
    assertThat(run("", "score", "--metrics=em", "--in=" + in, "--out=" + scores)).isZero();
    assertThat(rows(Files.readString(scores))).hasSize(3);
    assertThat(notes.toString())
        .contains(
            "line 1 is no JSON from character", "line 3 is no JSON object", "line 4 has no 'id'")
        .contains("line 5 has no text in 'output'")
        .contains("line 6 has 0 texts in 'references'; a list of 1 to 64 texts is needed.")
        .contains("line 7 has something other than text in 'references'", "line 8 is no JSON from")
        .contains("line 9 has 70000 characters in 'output'; at most 65536 are allowed.")
        .contains("2 lines scored, 8 refused");
    assertThat(folder.resolve("scores.jsonl.part")).doesNotExist();
  }

  @Test
  void bytesThatAreNoTextAndLinesWithoutEndAreRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {'"', (byte) 0xff, '"', '\n'});
    bytes.write(new byte[Lines.BYTES_MAX + 1]);
    bytes.write(('\n' + GOOD).getBytes(StandardCharsets.UTF_8));
    assertThat(run(bytes.toByteArray(), "score", "--metrics", "em", "--in", "-", "--out", "-"))
        .isZero();
    assertThat(notes.toString())
        .contains("line 1 is not UTF-8.", "line 2 has 8388609 bytes; a line may have 8388608.");
  }

  @Test
  void nothingScoredIsAFailure() {
    assertThat(run("{}\n", "score", "--metrics", "em", "--in", "-", "--out", "-")).isEqualTo(4);
    assertThat(run("", "score", "--metrics", "em", "--in", "-", "--out", "-")).isEqualTo(4);
  }

  @Test
  void misuseSaysWhatThereIs() {
    assertThat(run("", "score", "--metrics", "rougeSum", "--in", "-", "--out", "-")).isEqualTo(2);
    assertThat(run("", "score", "--metrics", "bleu", "--in", "-")).isEqualTo(2);
    assertThat(run("", "score", "--metrics", "bleu", "--in", "x", "--out", "x")).isEqualTo(2);
    assertThat(run("", "score", "--metrics", "bleu", "--in", "none", "--out", "-")).isEqualTo(2);
    assertThat(run("", "score", "--stem=yes")).isEqualTo(2);
    assertThat(run("", "score", "--in")).isEqualTo(2);
    assertThat(run("", "score", "--in", "a", "--in", "b")).isEqualTo(2);
    assertThat(run("", "score", "--fast")).isEqualTo(2);
    assertThat(run(GOOD, "score", "--metrics", "em", "--in", "-", "--out", "-", "--tokenize", "ja"))
        .isEqualTo(2);
    assertThat(run("", "list")).isEqualTo(2);
    assertThat(notes.toString())
        .contains("unknown metric 'rougeSum'; did you mean rougeLsum?", "--out is missing.")
        .contains("--in and --out are the same file", "there is no readable file none.")
        .contains("--stem takes no value.", "--in needs a value.", "--in is given twice.")
        .contains("unknown option '--fast'; there are --metrics --in")
        .contains("unknown tokenizer 'ja'; there are 13a, intl, char, zh, ja-kuromoji, none.");
    assertThat(out.size()).isZero();
  }

  @Test
  void whatIsReadIsNeverWrittenOver() throws IOException {
    Path in = Files.writeString(folder.resolve("pairs.part"), GOOD);
    Path same = Files.createSymbolicLink(folder.resolve("link"), in);
    Path longer = folder.resolve(".").resolve("pairs.part");
    for (Path target : List.of(same, longer, folder.resolve("pairs"))) {
      assertThat(run("", "score", "--metrics=em", "--in=" + in, "--out=" + target)).isEqualTo(2);
      assertThat(in).hasContent(GOOD);
    }
    assertThat(notes.toString())
        .contains("--in and --out are the same file; name another one to write to.")
        .contains("--out: %s is written first, which is --in; name another one.".formatted(in));
  }

  @Test
  void aFolderIsNoFileToWriteTo() throws IOException {
    Path target = Files.createDirectory(folder.resolve("scores"));
    assertThat(run(GOOD, "score", "--metrics=em", "--in=-", "--out=" + target)).isEqualTo(2);
    assertThat(notes.toString()).contains("--out: %s is a folder; name a file.".formatted(target));
    assertThat(target).isDirectory();
  }

  private int run(String in, String... arguments) {
    return run(in.getBytes(StandardCharsets.UTF_8), arguments);
  }

  private int run(byte[] in, String... arguments) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return MetricsCommand.run(
        List.of(arguments), new ByteArrayInputStream(in), stream, new PrintWriter(notes, true));
  }

  private static List<JsonNode> rows(String text) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : text.lines().toList()) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }
}
