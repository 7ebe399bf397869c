package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a project releases.
 *
 * @param number 0 where nothing is written down and the usual rules hold
 * @param approvers the release managers, and whoever else the rules name
 * @param freezes lines as people write them: name; zone; from; to
 * @param frozen which freeze holds now, and until when
 * @param plan of requests that bring none, in sentences; empty for all at once
 * @param weakerPlans whether a request may ask for less than that plan
 * @param mayChange whether the viewer is an admin
 */
public record RulesPage(
    Frame frame,
    int number,
    Quorum quorum,
    List<Approver> approvers,
    List<NewFreeze> freezes,
    Optional<Frozen> frozen,
    List<String> plan,
    boolean weakerPlans,
    boolean mayChange,
    Optional<Saved> saved) {
  public RulesPage {
    approvers = List.copyOf(approvers);
    freezes = List.copyOf(freezes);
    plan = List.copyOf(plan);
  }

  /** How many approve at each stage. */
  public record Quorum(int dev, int team, int production) {}

  /** A release manager, or somebody who is named and has lost the role. */
  public record Approver(String id, String name, boolean named, boolean withoutRole) {}

  /** What holds now. */
  public record Frozen(String name, Instant until) {}

  /** Who wrote the rules down. */
  public record Saved(String by, Instant at) {}

  /** Whether the rules name who approves. */
  public boolean namesApprovers() {
    return approvers.stream().anyMatch(Approver::named);
  }

  /** The freezes as they stand in the form. */
  public String lines() {
    return String.join(
        "\n",
        freezes.stream()
            .map(it -> "%s; %s; %s; %s".formatted(typed(it.name()), it.zone(), it.from(), it.to()))
            .toList());
  }

  /** Older names may have in them what ends a part of the form. */
  private static String typed(String name) {
    return name.replaceAll("[;\\p{Cntrl}]", ",");
  }
}
