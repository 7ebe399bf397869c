-- traces: on which side of a rollout its caller was, whether its root span is there, and who wrote feedback.

ALTER TABLE traces_trace
  ADD COLUMN assignment    VARCHAR(20) NOT NULL DEFAULT '' COMMENT 'hansei.prompt.assignment as the sender copied it: live, candidate or none; empty where not said',
  ADD COLUMN assignment_at DATETIME(6) NULL COMMENT 'start of the span that said so: a later one takes over',
  ADD COLUMN rooted        BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'whether a span without a parent is there: it says user and session, and is sent last';

ALTER TABLE traces_feedback
  ADD COLUMN by_monitor    BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'whether a monitor of the project wrote it; no door can';
