-- criteria, suites and calibrations: judges of more kinds, and what is kept of each verdict.

ALTER TABLE criteria_judge
  ADD COLUMN method TEXT NULL COMMENT 'canonical JSON of how it judges; absent for a plain rubric and for a learned judge';

ALTER TABLE suites_score
  ADD COLUMN judge_id BINARY(16)    NULL COMMENT 'which judge version gave it; absent for a metric',
  ADD COLUMN answer   VARCHAR(2000) NULL COMMENT 'what was read from the judge''s reply: a word, a number, labels',
  ADD COLUMN call_key BINARY(32)    NULL COMMENT 'the journal''s key of that reply; absent where no one call gave it';

ALTER TABLE calibrations_judgement
  ADD COLUMN answer   VARCHAR(2000) NULL COMMENT 'what was read from the judge''s reply',
  ADD COLUMN call_key BINARY(32)    NULL COMMENT 'the journal''s key of that reply; absent where no one call gave it';
