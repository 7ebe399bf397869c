package dev.hansei.infra.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.models.RecordedOutput.Found;
import dev.hansei.infra.models.RecordedOutput.NoRecording;
import dev.hansei.infra.models.RecordedSet.BadLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RecordedSetTest {
  @Test
  void replaysByInput() {
    RecordedSet set =
        read(
            """
            {"input": "When is my refund?", "output": "In five days.", "model": "gpt-3.5-turbo"}

            {"input": "返品できますか", "output": ""}
            """);
    assertThat(set.find("When is my refund?")).isEqualTo(new Found("In five days.", 1));
    assertThat(set.find("返品できますか")).isEqualTo(new Found("", 3));
    assertThat(set.size()).isEqualTo(2);
    assertThat(set.badLines()).isEmpty();
  }

  @Test
  void anInputThatWasNotRecordedIsSaidAsSuch() {
    assertThat(read("").find("anything")).isEqualTo(new NoRecording(RecordedSet.keyOf("anything")));
  }

  @Test
  void inputsMatchDespiteLineEndsAndComposition() {
    RecordedSet set = read("{\"input\": \"caf\\u00e9\\nau lait\", \"output\": \"yes\"}");
    assertThat(set.find("  cafe\u0301\r\nau lait\r\n")).isInstanceOf(Found.class);
    assertThat(set.find("Cafe\u0301\nau lait")).isInstanceOf(NoRecording.class);
  }

  @Test
  void goodLinesAreKeptAndBadOnesListedWithTheReason() {
    RecordedSet set =
        read(
            """
            {"input": "a", "output": "1"}
            {"input": "b", "output": "2"
            ["c", "3"]
            {"input": "d"}
            {"input": 5, "output": "x"}
            {"input": "  ", "output": "x"}
            {"input": "a", "output": "other"}
            {"input": "a", "output": "1"}
            {"input": "e", "input": "f", "output": "x"}
            {"input": "g", "output": "7"} trailing
            {"input": "h", "output": "8"}
            """);
    assertThat(set.size()).isEqualTo(2);
    assertThat(set.find("h")).isEqualTo(new Found("8", 11));
    assertThat(set.badLineCount()).isEqualTo(8);
    assertThat(set.badLines()).extracting(BadLine::line).containsExactly(2, 3, 4, 5, 6, 7, 9, 10);
    assertThat(set.badLines().get(0).reason()).startsWith("not JSON at column ");
    assertThat(set.badLines().get(1).reason()).startsWith("not an object");
    assertThat(set.badLines().get(2).reason()).isEqualTo("'output' is missing");
    assertThat(set.badLines().get(3).reason()).isEqualTo("'input' is no text");
    assertThat(set.badLines().get(4).reason()).isEqualTo("'input' is empty");
    assertThat(set.badLines().get(5).reason())
        .isEqualTo("line 1 has the same input with another output");
    assertThat(set.badLines().get(6).reason()).contains("Duplicate field 'input'");
    assertThat(set.badLines().get(7).reason()).startsWith("not JSON");
  }

  @Test
  void hostileLinesHurtOnlyThemselves() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    line(bytes, "{\"input\": \"first\", \"output\": \"after a byte order mark\"}\r");
    bytes.writeBytes(new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}', '\n'});
    line(bytes, "[".repeat(100_000));
    line(bytes, "{\"input\": \"long\", \"output\": \"" + "x".repeat(1_000_000) + "\"}");
    line(bytes, "{\"input\": \"huge\", \"output\": \"" + "x".repeat(5_000_000) + "\"}");
    line(bytes, "{\"input\": \"half\", \"output\": \"\\ud800\"}");
    line(bytes, "{\"input\": \"last\", \"output\": \"\\ud83d\\ude00\"}");
    RecordedSet set = RecordedSet.read(bytes.toByteArray());
    assertThat(set.find("first")).isInstanceOf(Found.class);
    assertThat(set.find("last")).isInstanceOf(Found.class);
    assertThat(set.badLines())
        .extracting(BadLine::reason)
        .satisfiesExactly(
            utf8 -> assertThat(utf8).startsWith("not UTF-8"),
            deep -> assertThat(deep).contains("nesting depth").hasSizeLessThan(300),
            length -> assertThat(length).isEqualTo("longer than 1000000 characters"),
            length -> assertThat(length).isEqualTo("longer than 1000000 characters"),
            half -> assertThat(half).isEqualTo("'output' has half a character (a lone surrogate)"));
  }

  @Test
  void theListOfBadLinesIsBoundedButTheirCountIsNot() {
    RecordedSet set = read("nonsense\n".repeat(1_500));
    assertThat(set.badLines()).hasSize(RecordedSet.BAD_LINES_LISTED_MAX);
    assertThat(set.badLineCount()).isEqualTo(1_500);
  }

  private static RecordedSet read(String lines) {
    return RecordedSet.read(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static void line(ByteArrayOutputStream bytes, String line) {
    bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
