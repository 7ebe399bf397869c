package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.Task.Settled;
import dev.hansei.workflows.annotations.TaskPolicy.Situation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskPolicyTest {
  private static final LabelKind KIND = new LabelKind.PassFail();

  @ParameterizedTest(name = "of {0}, [{1}] {2}: {3}")
  @CsvSource({
    "1, '', '', OPEN",
    "1, 'pass', '', LABELLED pass SINGLE",
    "1, 'fail', 'skips:1', LABELLED fail SINGLE",
    "1, '', 'skips:1', SKIPPED",
    "1, '', 'closing', UNLABELLED",
    "2, '', 'skips:1', OPEN",
    "2, '', 'skips:2', SKIPPED",
    "2, 'pass', '', OPEN",
    "2, 'pass', 'skips:2', OPEN",
    "2, 'pass pass', '', LABELLED pass AGREED",
    "2, 'pass pass', 'skips:1', LABELLED pass AGREED",
    "2, 'pass fail', '', DISPUTED",
    "2, 'pass fail', 'settled:fail', LABELLED fail ADJUDICATED",
    "2, 'pass fail', 'settled:pass closing', LABELLED pass ADJUDICATED",
    "2, 'pass fail', 'closing', UNLABELLED",
    "2, 'pass', 'closing', LABELLED pass PARTIAL",
    "2, '', 'skips:1 closing', SKIPPED",
    "2, '', 'closing', UNLABELLED"
  })
  void saysWhereATaskStands(int reviewers, String reviews, String more, String expected) {
    Optional<Label> adjudication =
        word(more, "settled:").flatMap(settled -> labels(settled).stream().findFirst());
    int skips = word(more, "skips:").map(Integer::parseInt).orElse(0);
    var situation =
        new Situation(reviewers, labels(reviews), adjudication, skips, more.contains("closing"));
    assertThat(TaskPolicy.decide(situation)).isEqualTo(decision(expected));
  }

  private static TaskDecision decision(String words) {
    List<String> parts = List.of(words.split(" "));
    Optional<Settled> settled =
        parts.size() == 1
            ? Optional.empty()
            : Optional.of(
                new Settled(labels(parts.get(1)).getFirst(), Resolution.valueOf(parts.get(2))));
    return new TaskDecision(TaskState.valueOf(parts.getFirst()), settled);
  }

  private static Optional<String> word(String text, String prefix) {
    return Arrays.stream(text.split(" "))
        .filter(word -> word.startsWith(prefix))
        .map(word -> word.substring(prefix.length()))
        .findFirst();
  }

  private static List<Label> labels(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> KIND.label(word).orElseThrow())
        .toList();
  }
}
