package dev.hansei.api.campaigns;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.QueuePlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What annotators are asked about the answers of a campaign's runs.
 *
 * @param criterion a criterion's id or name; they say pass or fail
 * @param reviewers how many people label each answer without seeing each other, 1 to 5; 1 when
 *     absent
 * @param sample at most this many different answers, 1 to 10,000; 100 when absent
 * @param patience until the deadline, as PT8H or P3D, 1 minute to 90 days; seven days when absent
 * @param fallback what happens then: hold (wait on) or close (go on with what there is); close when
 *     absent
 */
public record NewCampaignLabels(
    String criterion,
    @Nullable Integer reviewers,
    @Nullable Integer sample,
    @Nullable Duration patience,
    @Nullable Fallback fallback) {
  private static final int NAME_CHARS_MAX = 80;
  private static final int SAMPLE_USUAL = 100;
  private static final Duration PATIENCE_USUAL = Duration.ofDays(7);
  private static final Duration PATIENCE_MIN = Duration.ofMinutes(1);
  private static final Duration PATIENCE_MAX = Duration.ofDays(90);

  public NewCampaignLabels {
    Rules.text("criterion", criterion, NAME_CHARS_MAX);
    Rules.between("reviewers", reviewers, 1, 1, QueuePlan.REVIEWERS_MAX);
    Rules.between("sample", sample, SAMPLE_USUAL, 1, QueuePlan.ITEMS_MAX);
    if (patience != null
        && (patience.compareTo(PATIENCE_MIN) < 0 || patience.compareTo(PATIENCE_MAX) > 0)) {
      throw new InvalidFieldException("patience", "It is PT1M (a minute) to P90D (90 days).");
    }
  }

  int reviewersOrOne() {
    return reviewers == null ? 1 : reviewers;
  }

  int sampleOrUsual() {
    return sample == null ? SAMPLE_USUAL : sample;
  }

  Duration patienceOrUsual() {
    return patience == null ? PATIENCE_USUAL : patience;
  }

  Fallback fallbackOrClose() {
    return fallback == null ? Fallback.CLOSE : fallback;
  }
}
