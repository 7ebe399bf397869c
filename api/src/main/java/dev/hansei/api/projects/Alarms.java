package dev.hansei.api.projects;

import dev.hansei.api.pages.Alarm;
import java.time.Instant;
import java.util.List;

/** What a stage has to say in red on every page. Must be cheap: every page asks. */
public interface Alarms {
  /** What nobody has seen to yet, oldest first. */
  List<Alarm> of(Caller caller, Instant now);
}
