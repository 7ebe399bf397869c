-- Cases: when the mark "required" was last taken away, so that it goes on counting for runs that had begun.

ALTER TABLE cases_case
  ADD COLUMN unrequired_at DATETIME(6)  NULL COMMENT 'UTC; when the mark was last taken away; absent where it never was',
  ADD COLUMN unrequired_by VARCHAR(250) NULL COMMENT 'person:<id>, workflow:<id> or system; who did';
