-- Promotions: what a step paused for, so that who resumes it lets that pass and nothing else.

ALTER TABLE promotions_step
  ADD COLUMN paused_for VARCHAR(10) NOT NULL DEFAULT '' COMMENT 'the kind of pause while the step is held by itself: STARVED, UNEVEN, UNREADABLE or UNASSIGNED; empty while it runs, or a person holds it' AFTER reason;
