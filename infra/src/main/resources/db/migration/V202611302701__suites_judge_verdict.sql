-- suites: what a judge said, before the assertion that asked it weighed or turned it.

ALTER TABLE suites_score
  ADD COLUMN judge_passed BOOLEAN NULL COMMENT 'whether the judge itself passes the answer; absent for a metric, and for scores from before it was kept',
  ADD COLUMN judge_value  DOUBLE  NULL COMMENT 'what the judge itself gave, 0 to 1';
