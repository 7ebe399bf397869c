package dev.hansei.api.suites;

import java.util.List;

/**
 * Counterfactual bias of a run on one metric.
 *
 * @param cases original cases with at least two scored versions
 * @param groups worst first; none where fewer than five cases have versions
 * @param sentence the worst group, or why none is compared, for people; empty where no case has
 *     versions
 */
public record GroupsResource(String metric, int cases, List<Group> groups, String sentence) {
  public GroupsResource {
    groups = List.copyOf(groups);
  }

  /**
   * One group against the other versions of the same cases.
   *
   * @param mean of the group's versions
   * @param others mean of the cases' other versions
   * @param difference mean less others, with its 95 % interval from lower to upper
   * @param n original cases, those of one conversation or document as one
   * @param corrected p-value after Holm over the groups
   * @param stands whether test and interval agree that there is a difference
   */
  public record Group(
      String group,
      double mean,
      double others,
      double difference,
      double lower,
      double upper,
      long n,
      String test,
      double pValue,
      double corrected,
      boolean stands) {}

  static GroupsResource from(GroupTable table) {
    return new GroupsResource(
        table.metric(),
        table.cases(),
        table.lines().stream().map(GroupsResource::group).toList(),
        table.sentence());
  }

  private static Group group(GroupLine line) {
    var paired = line.seen().paired();
    return new Group(
        line.group(),
        paired.meanCandidate(),
        paired.meanBaseline(),
        line.difference().value(),
        line.difference().lower(),
        line.difference().upper(),
        line.difference().n(),
        line.seen().method().words(),
        paired.pValue(),
        line.corrected(),
        line.stands());
  }
}
