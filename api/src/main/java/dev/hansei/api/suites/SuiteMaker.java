package dev.hansei.api.suites;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Suite;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Makes suites of what people ask for. */
@Singleton
final class SuiteMaker {
  private final Suites suites;
  private final SuiteFinder finder;
  private final Judges judges;

  SuiteMaker(Suites suites, SuiteFinder finder, Judges judges) {
    this.suites = suites;
    this.finder = finder;
    this.judges = judges;
  }

  /** Makes one; the same content under the same name gives the suite that is there. */
  Suite make(ProjectId project, NewSuite body, Actor actor) {
    var dataset = finder.dataset(project, body.dataset());
    return suites.create(project, body.name(), dataset.id(), withJudges(project, body), actor);
  }

  /** Judges must be there; where the suite asks no threshold, a judge's own holds. */
  private List<Assertion> withJudges(ProjectId project, NewSuite body) {
    List<Assertion> assertions = new ArrayList<>(body.wanted());
    for (int i = 0; i < assertions.size(); i++) {
      assertions.set(i, withJudge(project, body.assertions().get(i), assertions.get(i), i));
    }
    return assertions;
  }

  private Assertion withJudge(ProjectId project, NewAssertion asked, Assertion made, int place) {
    AssertSet set = made.set();
    if (set != null) {
      List<Assertion> members = new ArrayList<>();
      for (int i = 0; i < set.assertions().size(); i++) {
        NewAssertion member = asked.membersIfAny().get(i);
        members.add(withJudge(project, member, set.assertions().get(i), place));
      }
      return made.of(new AssertSet(members, set.every()));
    }
    JudgeId id = made.judge();
    if (id == null) {
      return made;
    }
    Judge judge = requireJudge(project, id, place);
    return asked.threshold() == null && judge.passesFrom().isPresent()
        ? made.from(judge.passesFrom().getAsDouble())
        : made;
  }

  private Judge requireJudge(ProjectId project, JudgeId id, int place) {
    String field = "assertions[%d].judge".formatted(place);
    return judges
        .find(project, id)
        .orElseThrow(() ->
            new InvalidFieldException(
                field,
                "There is no judge '%s' in this project; GET /criteria/{criterion}/judges lists them."
                    .formatted(id)));
  }
}
