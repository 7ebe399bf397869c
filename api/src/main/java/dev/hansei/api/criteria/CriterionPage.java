package dev.hansei.api.criteria;

import dev.hansei.api.calibrations.DiscoveryPage.SaidLine;
import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionExample;
import dev.hansei.workflows.criteria.Rubric;
import java.util.List;
import java.util.Optional;

/**
 * What good means, in one respect, and why.
 *
 * @param arguments what was said that argues for it
 * @param rubrics versions, newest first
 * @param judges newest first, with their standing
 */
public record CriterionPage(
    Frame frame,
    Criterion criterion,
    List<SaidLine> arguments,
    List<CriterionExample> examples,
    List<RubricLine> rubrics,
    List<Standings.MeasuredJudge> judges) {
  public CriterionPage {
    arguments = List.copyOf(arguments);
    examples = List.copyOf(examples);
    rubrics = List.copyOf(rubrics);
    judges = List.copyOf(judges);
  }

  /**
   * A rubric version.
   *
   * @param change against the version before it; empty for the first
   * @param judges the numbers of the judges that follow it
   */
  public record RubricLine(
      Rubric rubric, String author, Optional<WordDiff> change, List<Integer> judges) {
    public RubricLine {
      judges = List.copyOf(judges);
    }
  }

  /** Examples that meet it, or those that break it. */
  public List<CriterionExample> examples(boolean meeting) {
    return examples.stream().filter(one -> one.meets() == meeting).toList();
  }

  /** The answer to the question at the top. */
  public String sentence() {
    long gating = judges.stream().filter(one -> one.now().mayGate()).count();
    return "%s it; %s it, %s may gate."
        .formatted(
            said(arguments.size(), "quote", "argues for", "argue for"),
            said(judges.size(), "judge", "applies", "apply"),
            gating);
  }

  private static String said(int count, String noun, String one, String many) {
    return Figures.count(count, noun) + " " + (count == 1 ? one : many);
  }
}
