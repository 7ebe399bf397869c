package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.Viewer;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Says each text of a sample: as written, or as an attacker would. */
public record Voice(UnaryOperator<String> speech) {
  /** When the samples are looked at. */
  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** As written. */
  public static Voice plain() {
    return new Voice(UnaryOperator.identity());
  }

  /** The attack, whatever should have been said. */
  public static Voice hostile(String attack) {
    return new Voice(_ -> attack);
  }

  String say(String text) {
    return speech.apply(text);
  }

  ModelName model(String name) {
    String said = say(name);
    return new ModelName(said.equals(name) ? name : "openai/" + said);
  }

  Frame frame(Section section) {
    return frame(section, Role.LEAD, Role.RELEASE_MANAGER, Role.ANNOTATOR);
  }

  Frame frame(Section section, Role first, Role... others) {
    return new Frame(
        "support",
        List.of("support", "search"),
        section,
        say("Samples"),
        new Viewer(new PersonId(id(1)), say("Aiko Tanaka"), EnumSet.of(first, others)),
        "csrf-token",
        Map.of(
            Section.FAILURES, 14L, Section.PROMOTIONS, 1L, Section.CASES, 6L, Section.SUITES, 1L),
        NOW,
        "0",
        List.of());
  }

  static UUID id(int number) {
    return new UUID(0x0193_65a0_0000_7000L + number, 0x8000_0000_0000_0000L + 0x9e3779b9L * number);
  }

  static Instant ago(Duration time) {
    return NOW.minus(time);
  }

  static Instant minutesAgo(long minutes) {
    return ago(Duration.ofMinutes(minutes));
  }
}
