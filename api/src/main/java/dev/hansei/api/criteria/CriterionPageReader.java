package dev.hansei.api.criteria;

import dev.hansei.api.calibrations.DiscoveryPage.SaidLine;
import dev.hansei.api.calibrations.SaidReader;
import dev.hansei.api.criteria.CriterionPage.RubricLine;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.criteria.Arguments;
import dev.hansei.infra.registry.criteria.Examples;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.criteria.Rubrics;
import dev.hansei.workflows.criteria.Argument;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.Rubric;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the page of a criterion. */
@Singleton
final class CriterionPageReader {
  /** Versions and judges shown; older ones by API. */
  private static final PageRequest NEWEST = PageRequest.first(20);

  private final Arguments arguments;
  private final SaidReader said;
  private final Examples examples;
  private final Rubrics rubrics;
  private final Judges judges;
  private final Standings standings;
  private final PersonNames names;

  CriterionPageReader(
      Arguments arguments,
      SaidReader said,
      Examples examples,
      Rubrics rubrics,
      Judges judges,
      Standings standings,
      PersonNames names) {
    this.arguments = arguments;
    this.said = said;
    this.examples = examples;
    this.rubrics = rubrics;
    this.judges = judges;
    this.standings = standings;
    this.names = names;
  }

  CriterionPage read(Frame frame, ProjectId project, Criterion criterion) {
    List<Judge> known = judges.ofCriterion(project, criterion.id(), NEWEST).items();
    return new CriterionPage(
        frame,
        criterion,
        arguing(project, criterion),
        examples.of(project, criterion.id()),
        versions(rubrics.ofCriterion(project, criterion.id(), NEWEST).items(), known),
        known.stream().map(judge -> standings.of(project, judge.id())).toList());
  }

  private List<SaidLine> arguing(ProjectId project, Criterion criterion) {
    List<Argument> all = arguments.of(project, criterion.id());
    SaidReader.Said read =
        said.read(project, all.stream().map(one -> one.quote().source()).toList());
    return all.stream()
        .map(one -> read.line(one.quote().source(), read.words(one.quote())))
        .toList();
  }

  private List<RubricLine> versions(List<Rubric> newestFirst, List<Judge> judges) {
    List<RubricLine> lines = new ArrayList<>();
    for (int i = 0; i < newestFirst.size(); i++) {
      Rubric rubric = newestFirst.get(i);
      Optional<WordDiff> change =
          i + 1 < newestFirst.size()
              ? Optional.of(WordDiff.of(newestFirst.get(i + 1).text(), rubric.text()))
              : Optional.empty();
      lines.add(
          new RubricLine(rubric, names.of(rubric.author()), change, following(rubric, judges)));
    }
    return lines;
  }

  /** By the text, so that judges older than rubric versions are found too. */
  private static List<Integer> following(Rubric rubric, List<Judge> judges) {
    return judges.stream()
        .filter(judge -> judge.kind() != JudgeKind.LEARNED && judge.rubric().equals(rubric.text()))
        .map(Judge::number)
        .sorted()
        .toList();
  }
}
