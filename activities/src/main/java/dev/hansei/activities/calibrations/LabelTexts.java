package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.annotations.ItemTexts;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what labels are about where it lies: of a run, or elsewhere. */
@Singleton
final class LabelTexts {
  private final Cases cases;
  private final CallJournal journal;
  private final ItemTexts elsewhere;

  LabelTexts(Cases cases, CallJournal journal, ItemTexts elsewhere) {
    this.cases = cases;
    this.journal = journal;
    this.elsewhere = elsewhere;
  }

  /** The texts of some labels. What was erased is not among them. */
  record Found(
      Map<CaseId, CaseContent> asked,
      Map<CallKey, JournalEntry> answered,
      Map<Origin, Item> elsewhere) {

    /** What a label is about; empty where the question or the answer was erased. */
    Optional<Item> of(LabelledItem label) {
      if (label.elsewhere().isPresent()) {
        return Optional.ofNullable(elsewhere.get(label.elsewhere().get().origin()));
      }
      return Optional.ofNullable(label.caseId())
          .map(asked::get)
          .flatMap(content -> answer(label).map(entry -> new Item(content, entry.text())));
    }

    /** The call that answered; empty where the text lies in no run, or was erased. */
    Optional<JournalEntry> answer(LabelledItem label) {
      return Optional.ofNullable(label.call()).map(answered::get);
    }
  }

  /** Reads all of them into memory: a few hundred at once. */
  Found read(ProjectId project, List<LabelledItem> labels) {
    return new Found(
        asked(project, labels),
        journal.findAll(
            project, labels.stream().flatMap(one -> Stream.ofNullable(one.call())).toList()),
        elsewhere.read(
            project,
            labels.stream()
                .flatMap(one -> one.elsewhere().stream())
                .map(LabelledItem.Elsewhere::origin)
                .toList()));
  }

  private Map<CaseId, CaseContent> asked(ProjectId project, List<LabelledItem> labels) {
    Map<CaseId, CaseContent> asked = new HashMap<>();
    List<CaseId> ids =
        labels.stream().flatMap(one -> Stream.ofNullable(one.caseId())).distinct().toList();
    for (int from = 0; from < ids.size(); from += Cases.CASES_MAX) {
      for (Case one :
          cases.findAll(project, ids.subList(from, Math.min(ids.size(), from + Cases.CASES_MAX)))) {
        asked.put(one.id(), one.content());
      }
    }
    return asked;
  }
}
