package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * One place where people say what is wrong with answers. Each kind of source has one, as a bean;
 * what it gives may be read by every member.
 */
interface ObservationSource {
  /** Which kind. */
  SaidSource.Kind kind();

  /** What was said last, newest first; question and answer may be empty. */
  List<Observation> newest(ProjectId project, int limit);

  /** Those that are still there, with question and answer, in any order. */
  List<Observation> findAll(ProjectId project, Collection<UUID> ids);
}
