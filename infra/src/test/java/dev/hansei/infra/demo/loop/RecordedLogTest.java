package dev.hansei.infra.demo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedLogTest {
  @TempDir private Path folder;

  @Test
  void readsLogsWithTheLabelsThatStandInThem() throws IOException {
    var read =
        RecordedLog.read(
            file(
                "logs.jsonl",
                "{\"id\":\"1\",\"input\":\"a?\",\"output\":\"b\",\"label\":\"fail\",\"reason\":\"r\"}",
                "{\"id\":\"2\",\"input\":\"c?\",\"output\":\"d\",\"context\":[\"p\",{\"text\":\"q\"}]}",
                "{\"id\":\"3\",\"input\":\"e?\",\"output\":\"f\",\"human_hallucination\":false,"
                    + "\"human_spans\":[]}",
                "{\"id\":\"4\",\"input\":\"a?\",\"output\":\"again\"}",
                "{\"id\":\"5\",\"input\":\"g?\"}"),
            Optional.empty());
    assertThat(read.logs()).extracting(RecordedLog::id).containsExactly("1", "2", "3");
    assertThat(read.leftOut()).hasSize(2);
    assertThat(read.logs().getFirst().label())
        .contains(new RecordedLog.Said(false, "r", "people who labelled logs.jsonl", "outside"));
    assertThat(read.logs().get(1).context()).containsExactly("p", "q");
    assertThat(read.logs().get(1).label()).isEmpty();
    assertThat(read.logs().get(2).label().orElseThrow().passes()).isTrue();
  }

  @Test
  void labelsOfAnotherFileNameTheLogOrItsInputAndTheirAuthor() throws IOException {
    Path logs =
        file(
            "logs.jsonl",
            "{\"id\":\"1\",\"input\":\"a?\",\"output\":\"b\"}",
            "{\"id\":\"2\",\"input\":\"c?\",\"output\":\"d\"}");
    Path labels =
        file(
            "labels.jsonl",
            "{\"id\":\"1\",\"label\":\"pass\",\"author\":\"a model\",\"kind\":\"model\"}",
            "{\"input\":\"c?\",\"label\":false}");
    var read = RecordedLog.read(logs, Optional.of(labels)).logs();
    assertThat(read.get(0).labelLine().orElseThrow())
        .containsEntry("label", "pass")
        .containsEntry("author", Map.of("type", "model", "name", "a model"));
    assertThat(read.get(1).labelLine().orElseThrow()).containsEntry("label", "fail");
  }

  @Test
  void whatIsNoJsonIsSaid() throws IOException {
    Path file = file("logs.jsonl", "no json");
    assertThatThrownBy(() -> RecordedLog.read(file, Optional.empty()))
        .hasMessageContaining("no JSON");
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }
}
