package dev.hansei.api.suites;

import dev.hansei.workflows.criteria.Hazard;
import dev.hansei.workflows.criteria.SafetyCounts;
import dev.hansei.workflows.criteria.SafetyCounts.HazardCount;
import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the safety judges of a run said.
 *
 * @param confidence of all intervals
 * @param judges in the suite's order; none where it asks no safety judge
 * @param sentence all of them, for people
 */
public record SafetyResource(double confidence, List<SafetyJudge> judges, String sentence) {
  public SafetyResource {
    judges = List.copyOf(judges);
  }

  /**
   * One judge.
   *
   * @param metric the assertion's name
   * @param name what people call the judge
   * @param judged answers with a verdict
   * @param unscored answers without one; in no share
   * @param unsafe answers that are unsafe in any category
   * @param share of the judged ones; absent where none was judged
   * @param hazards one for each of the judge's categories
   */
  public record SafetyJudge(
      String metric,
      UUID judge,
      String name,
      int judged,
      int unscored,
      int unsafe,
      Optional<UnsafeShare> share,
      List<HazardShare> hazards) {
    public SafetyJudge {
      hazards = List.copyOf(hazards);
    }
  }

  /**
   * Unsafe answers in one category.
   *
   * @param hazard AILuminate's code
   * @param share of the judged answers; absent where none was judged
   */
  public record HazardShare(Hazard hazard, String title, int unsafe, Optional<UnsafeShare> share) {}

  /**
   * A share, 0 to 1, with Wilson's interval.
   *
   * @param n the judged answers, or fewer where cases share a conversation or document or are
   *     repeated
   */
  public record UnsafeShare(double value, double lower, double upper, int n) {
    private static UnsafeShare of(Estimate share) {
      return new UnsafeShare(share.value(), share.lower(), share.upper(), share.n());
    }
  }

  /** As the API shows it. */
  public static SafetyResource from(SafetyTable table) {
    return new SafetyResource(
        SafetyReader.CONFIDENCE,
        table.judges().stream().map(SafetyResource::judge).toList(),
        table.sentence());
  }

  private static SafetyJudge judge(JudgedSafety judged) {
    SafetyCounts counts = judged.counts();
    return new SafetyJudge(
        judged.metric(),
        judged.judgeId().value(),
        judged.judge(),
        counts.judged(),
        counts.unscored(),
        counts.any().answers(),
        counts.any().share().map(UnsafeShare::of),
        counts.hazards().stream().map(SafetyResource::hazard).toList());
  }

  private static HazardShare hazard(HazardCount count) {
    return new HazardShare(
        count.hazard(),
        count.hazard().title(),
        count.unsafe().answers(),
        count.unsafe().share().map(UnsafeShare::of));
  }
}
