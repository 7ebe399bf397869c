package dev.hansei.api.promotions;

import dev.hansei.api.pages.Alarm;
import dev.hansei.api.projects.Alarms;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.promotions.Emergencies;
import dev.hansei.workflows.promotions.EmergencyMove;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Versions that were made live past all rules and that nobody else has looked at. */
@Singleton
final class OpenEmergencies implements Alarms {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Emergencies emergencies;
  private final VersionWords versions;
  private final PersonNames names;

  OpenEmergencies(Emergencies emergencies, VersionWords versions, PersonNames names) {
    this.emergencies = emergencies;
    this.versions = versions;
    this.names = names;
  }

  @Override
  public List<Alarm> of(Caller caller, Instant now) {
    String page = "/projects/%s/promotions/break-glass".formatted(caller.project().name());
    return emergencies.open(caller.projectId()).stream()
        .map(move -> new Alarm(words(caller, move, now), page))
        .toList();
  }

  private String words(Caller caller, EmergencyMove move, Instant now) {
    String what =
        "%s was made live in %s past gate and approvals by %s."
            .formatted(
                versions.of(caller.projectId(), move.version()),
                move.stage().word(),
                names.of(move.movedBy()));
    return move.isOverdue(now)
        ? "%s Nobody else has reviewed it; that was due on %s."
            .formatted(what, DAY.format(move.dueAt()))
        : "%s Somebody else has to review it by %s.".formatted(what, DAY.format(move.dueAt()));
  }
}
