package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.criteria.PairVerdict;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of {@code calibrations_judgement}. */
@MappedEntity("calibrations_judgement")
record JudgementRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID calibrationId,
    int ordinal,
    @Binary16 UUID taskId,
    String people,
    String judge,
    @Nullable Double score,
    String reason,
    @Nullable String answer,
    @Nullable @Binary32 Sha256 callKey) {
  static final String PASS = "pass";
  static final String FAIL = "fail";
  static final String UNSCORED = "unscored";

  static JudgementRow of(UUID project, UUID calibration, Judgement said) {
    return new JudgementRow(
        project,
        calibration,
        said.ordinal(),
        said.taskId().value(),
        said.peopleWord(),
        said.judgeWord(),
        said.score().isPresent() ? said.score().getAsDouble() : null,
        said.reason(),
        said.pair().map(JudgementRow::choices).orElse(said.answer()),
        said.call().map(CallKey::sha256).orElse(null));
  }

  static String word(Judgement.Verdict verdict) {
    return switch (verdict) {
      case PASSED -> PASS;
      case FAILED -> FAIL;
      case UNSCORED -> UNSCORED;
    };
  }

  /**
   * Of a pair, whether answer b is not beaten; a judge that contradicts itself says tie, as in its
   * certificate.
   */
  static Judgement.Verdict verdict(String word) {
    return switch (word) {
      case PASS, Label.Preference.B -> Judgement.Verdict.PASSED;
      case Label.Preference.TIE, Judgement.OfPair.TURNED -> Judgement.Verdict.PASSED;
      case FAIL, Label.Preference.A -> Judgement.Verdict.FAILED;
      default -> Judgement.Verdict.UNSCORED;
    };
  }

  /** As in "first second"; empty where the judge was silent. */
  private static String choices(Judgement.OfPair pair) {
    return Stream.concat(pair.aFirst().stream(), pair.bFirst().stream())
        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private Optional<Judgement.OfPair> pair() {
    if (people.equals(PASS) || people.equals(FAIL)) {
      return Optional.empty();
    }
    String said = answer == null ? "" : answer;
    int space = said.indexOf(' ');
    return Optional.of(
        space < 0
            ? Judgement.OfPair.silent(people)
            : new Judgement.OfPair(
                people,
                Optional.of(choice(said.substring(0, space))),
                Optional.of(choice(said.substring(space + 1)))));
  }

  private static PairVerdict.Choice choice(String word) {
    return PairVerdict.Choice.valueOf(word.toUpperCase(Locale.ROOT));
  }

  Judgement judgement() {
    return new Judgement(
        ordinal,
        new TaskId(taskId),
        verdict(people) == Judgement.Verdict.PASSED,
        verdict(judge),
        score == null ? OptionalDouble.empty() : OptionalDouble.of(score),
        reason,
        answer == null ? "" : answer,
        Optional.ofNullable(callKey).map(CallKey::new),
        pair());
  }
}
