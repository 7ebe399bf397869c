package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Notes;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notes beside labels. */
@Singleton
final class NotedObservations implements ObservationSource {
  private static final String PASS = new Label.PassFail(true).word();
  private static final String FAIL = new Label.PassFail(false).word();

  private final Notes notes;

  NotedObservations(Notes notes) {
    this.notes = notes;
  }

  @Override
  public SaidSource.Kind kind() {
    return SaidSource.Kind.NOTE;
  }

  @Override
  public List<Observation> newest(ProjectId project, int limit) {
    List<Observation> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    List<Notes.Note> page;
    do {
      page =
          notes.before(
              project, new PageRequest(after, Math.min(PageRequest.LIMIT_MAX, limit - all.size())));
      page.stream().map(NotedObservations::observation).forEach(all::add);
      after = page.isEmpty() ? after : Optional.of(page.getLast().id().toString());
    } while (!page.isEmpty() && all.size() < limit);
    return all;
  }

  @Override
  public List<Observation> findAll(ProjectId project, Collection<UUID> ids) {
    return notes.findAll(project, ids).stream().map(NotedObservations::observation).toList();
  }

  private static Observation observation(Notes.Note note) {
    Optional<Boolean> passed =
        note.label().equals(PASS)
            ? Optional.of(true)
            : note.label().equals(FAIL) ? Optional.of(false) : Optional.empty();
    return new Observation(
        new SaidSource(SaidSource.Kind.NOTE, note.id().value()),
        note.text(),
        note.text(),
        note.question(),
        note.answer(),
        passed,
        Optional.of(note.criterionId()));
  }
}
