package dev.hansei.api.failures;

import dev.hansei.api.WireJson;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.bodies.Words;
import dev.hansei.workflows.failures.CollectionSchedule;
import org.jspecify.annotations.Nullable;

/**
 * A schedule of collections: what is shown and what is saved.
 *
 * @param everyMinutes 5 to 10,080
 * @param overlap skip (when absent) or buffer-one
 * @param catchUpMinutes 1 to 10,080; 60 when absent
 * @param paused false when absent
 */
public record ScheduleBody(
    @Nullable Integer everyMinutes,
    @Nullable String overlap,
    @Nullable Integer catchUpMinutes,
    @Nullable Boolean paused) {
  private static final int CATCH_UP_USUAL = 60;

  static ScheduleBody from(CollectionSchedule schedule) {
    return new ScheduleBody(
        schedule.everyMinutes(),
        WireJson.nameOf(schedule.overlap()),
        schedule.catchUpMinutes(),
        schedule.paused());
  }

  CollectionSchedule schedule() {
    return new CollectionSchedule(
        Rules.needed("everyMinutes", everyMinutes),
        Words.constantIfSet("overlap", overlap, CollectionSchedule.Overlap.class)
            .orElse(CollectionSchedule.Overlap.SKIP),
        catchUpMinutes == null ? CATCH_UP_USUAL : catchUpMinutes,
        Boolean.TRUE.equals(paused));
  }
}
