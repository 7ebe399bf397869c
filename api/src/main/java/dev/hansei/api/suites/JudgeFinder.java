package dev.hansei.api.suites;

import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds judges by what people write, and says what people call them. */
@Singleton
final class JudgeFinder {
  /** A project with more criteria names its judges by id. */
  private static final PageRequest MOST = PageRequest.first(PageRequest.LIMIT_MAX);

  private final Judges judges;
  private final Criteria criteria;

  JudgeFinder(Judges judges, Criteria criteria) {
    this.judges = judges;
    this.criteria = criteria;
  }

  /** A version by its id, or the newest of the criterion of that name. */
  Optional<Judge> find(ProjectId project, String idOrName) {
    return id(idOrName)
        .flatMap(id -> judges.find(project, id))
        .or(() ->
            criteria.page(project, MOST).items().stream()
                .filter(criterion -> criterion.name().equals(idOrName))
                .findFirst()
                .flatMap(criterion -> newest(project, criterion)));
  }

  private Optional<Judge> newest(ProjectId project, Criterion criterion) {
    return judges.ofCriterion(project, criterion.id(), PageRequest.first(1)).items().stream()
        .findFirst();
  }

  private static Optional<JudgeId> id(String text) {
    try {
      return Optional.of(new JudgeId(UUID.fromString(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * Whether it could choose among answers: it goes by question, context and answer alone, and so do
   * all members of a jury.
   */
  boolean chooses(ProjectId project, Judge judge) {
    return judge.choosesAnswers()
        && judge.members().stream()
            .allMatch(member -> judges.require(project, member).choosesAnswers());
  }

  /** Those that could choose, newest first. */
  List<Judge> choosing(ProjectId project, int most) {
    return judges.page(project, MOST).items().stream()
        .filter(judge -> chooses(project, judge))
        .limit(most)
        .toList();
  }

  /** Such as "grounded v2". */
  String words(ProjectId project, JudgeId id) {
    return judges
        .find(project, id)
        .map(judge ->
            "%s v%d"
                .formatted(
                    criteria.find(project, judge.criterionId()).map(Criterion::name).orElse("?"),
                    judge.number()))
        .orElseGet(() -> Names.shortId(id));
  }
}
