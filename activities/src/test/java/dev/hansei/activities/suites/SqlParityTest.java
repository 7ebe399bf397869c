package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.suites.AnswerScorer.Given;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Our verdicts on SQL beside promptfoo's own. {@code promptfoo-sql-differs.tsv} lists where they
 * part: databases, answer, ours. Ours reads what the database's manual has (INTERSECT, MERGE,
 * EXPLAIN, parameters, OFFSET ... FETCH), does not tell some dialects apart, and does not take
 * words that Transact-SQL does not have for a call of a procedure (SAVEPOINT a, COMMIT users).
 */
class SqlParityTest {
  @Test
  void answersGetPromptfoosVerdictsButForThoseListed() {
    Set<String> differences = new TreeSet<>();
    List<PromptfooLine> pairs = PromptfooLine.all("promptfoo-sql.jsonl");
    for (PromptfooLine pair : pairs) {
      JsonNode line = pair.line();
      Score ours = score(line);
      if (ours.passed() != line.path("pass").asBoolean()) {
        differences.add(
            String.join(
                "\t",
                line.at("/assertion/type").asText(),
                line.at("/assertion/value/databaseType").asText("MySQL"),
                line.path("output").asText(),
                ours.passed() ? "passes here" : "fails here"));
      }
    }
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(1_000);
    assertThat(differences).containsExactlyInAnyOrderElementsOf(listed());
  }

  private static List<String> listed() {
    try (InputStream in =
        SqlParityTest.class.getResourceAsStream("/metrics/promptfoo-sql-differs.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Score score(JsonNode line) {
    Given given =
        PromptfooParityTest.MEASURED.of(
            PromptfooLine.assertion(line.path("assertion")),
            new CaseContent("?", "", List.of(), Map.of()),
            new GivenAnswer(line.path("output").asText(), 100, Usage.NONE, Optional.of(0L)));
    assertThat(given).as(line.toString()).isInstanceOf(Given.Value.class);
    return ((Given.Value) given).score();
  }
}
