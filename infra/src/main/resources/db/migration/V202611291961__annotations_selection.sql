-- Which answers a queue takes, and with which chance: what people say of those speaks for all.

ALTER TABLE annotations_task
  ADD COLUMN size DOUBLE NULL COMMENT 'how much the selection prefers it, 0 or more; absent where the queue draws plainly',
  ADD COLUMN stratum VARCHAR(160) NULL COMMENT 'failure mode and outcome; absent where the queue draws plainly',
  ADD COLUMN chance DOUBLE NULL COMMENT 'with which it was drawn, above 0, at most 1; absent for queues from before it was kept';
