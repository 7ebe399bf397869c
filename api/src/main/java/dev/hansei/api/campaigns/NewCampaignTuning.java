package dev.hansei.api.campaigns;

import dev.hansei.api.bodies.Rules;

/**
 * What is learnt from where no candidate passes.
 *
 * @param dataset a dataset of split tune, by name or id: questions with their passages
 */
public record NewCampaignTuning(String dataset) {
  private static final int NAME_CHARS_MAX = 80;

  public NewCampaignTuning {
    Rules.text("dataset", dataset, NAME_CHARS_MAX);
  }
}
