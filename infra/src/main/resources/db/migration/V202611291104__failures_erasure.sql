-- Erasure of a trace reaches the failure that was found in it and the pattern that its words made: the words go, the figures stay.

ALTER TABLE failures_failure
  ADD COLUMN erased_at DATETIME(6) NULL COMMENT 'when its words went, because its trace was erased, UTC; absent while they are there';

ALTER TABLE failures_pattern
  ADD COLUMN erased_at DATETIME(6) NULL COMMENT 'when its text and vector went, because every trace that said it was erased, UTC; it still counts';
