-- Labels whose giver had read beforehand what a judge said: they certify no judge.

CREATE TABLE annotations_shown (
  project_id     BINARY(16)  NOT NULL COMMENT 'whose annotation',
  annotation_id  BINARY(16)  NOT NULL COMMENT 'the label that was given after it',
  task_id        BINARY(16)  NOT NULL COMMENT 'which task',
  queue_id       BINARY(16)  NOT NULL COMMENT 'which queue; its plan says that it shows the judge',
  judge_id       BINARY(16)  NOT NULL COMMENT 'the judge version whose verdict was shown',
  word           VARCHAR(4)  NOT NULL COMMENT 'what it said of the answer: pass or fail',
  PRIMARY KEY (project_id, annotation_id),
  KEY annotations_shown_of_task (project_id, task_id),    -- what calibrations leave out
  KEY annotations_shown_of_queue (project_id, queue_id)   -- how far people follow it
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What a judge had said, shown before somebody labelled';
