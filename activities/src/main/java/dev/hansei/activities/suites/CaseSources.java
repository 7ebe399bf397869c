package dev.hansei.activities.suites;

import dev.hansei.activities.metrics.overlap.Recitation.Source;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import java.util.ArrayList;
import java.util.List;

/** The texts that an answer may have been taken from. */
final class CaseSources {
  private CaseSources() {}

  /**
   * The case's passages by their ids, then the texts that the assertion brings, counted from 1.
   *
   * @param brought already filled
   */
  static List<Source> of(CaseContent content, List<String> brought) {
    List<Source> sources = new ArrayList<>();
    for (ContextPassage passage : content.context()) {
      sources.add(new Source("passage " + passage.id(), passage.text()));
    }
    for (int i = 0; i < brought.size(); i++) {
      sources.add(new Source("text %d of the assertion".formatted(i + 1), brought.get(i)));
    }
    return sources;
  }
}
