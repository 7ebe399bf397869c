-- projects: when a token was last used, and reading the audit log by who and by what.

ALTER TABLE projects_api_token
  ADD COLUMN last_used_at DATETIME(6) NULL COMMENT 'UTC, to the minute or so; NULL: never used';

ALTER TABLE projects_audit
  ADD KEY projects_audit_by_actor (project_id, actor, sequence),          -- what somebody did
  ADD KEY projects_audit_by_subject (project_id, subject_id, sequence);   -- what was done to a thing
