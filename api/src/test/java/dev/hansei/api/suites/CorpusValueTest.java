package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Corpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code recitation} may look in, as suites write it. */
class CorpusValueTest {
  private static Assertion read(String type, String value) {
    try {
      return new NewAssertion(
              type, new JsonMapper().readTree(value), null, null, null, null, null, null)
          .assertion();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"recitation", "not-recitation", "recitation-ratio"})
  void theDocumentsAreNamedByAnObject(String type) {
    Assertion read = read(type, "{\"corpus\": \"documents\"}");
    assertThat(read.value()).isEqualTo(Corpus.VALUE);
    assertThat(Corpus.isAskedBy(read)).isTrue();
    assertThat(AssertionWords.compared(read))
        .isEqualTo("the documents that the cases were made of");
  }

  @Test
  void textsAreTakenAsBefore() {
    assertThat(read("recitation", "[\"a\",\"b\"]").value()).isEqualTo("[\"a\",\"b\"]");
    Assertion one = read("recitation", "\"documents\"");
    assertThat(one.value()).isEqualTo("documents");
    assertThat(Corpus.isAskedBy(one)).isFalse();
    assertThat(AssertionWords.compared(one)).isEqualTo("the case's passages and documents");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"corpus\":\"web\"}",
        "{\"corpus\":[\"documents\"]}",
        "{\"corpus\":\"documents\",\"texts\":[\"a\"]}"
      })
  void anythingElseIsRefusedWithWhatIsAllowed(String value) {
    assertThatThrownBy(() -> read("recitation", value))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessageContaining("{corpus: documents}");
  }
}
