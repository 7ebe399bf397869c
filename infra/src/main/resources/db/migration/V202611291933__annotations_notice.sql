-- Who was told that the labels of a queue are late.

CREATE TABLE annotations_notice (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose queue',
  queue_id    BINARY(16)   NOT NULL COMMENT 'which queue',
  person_id   BINARY(16)   NOT NULL COMMENT 'who is told, on the home page and above the queues',
  step        VARCHAR(9)   NOT NULL COMMENT 'REMIND: may label; REASSIGN: is asked instead of others; FALL_BACK: leads',
  created_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, queue_id, person_id, step),
  KEY annotations_notice_of_person (project_id, person_id, queue_id) -- what a person is told
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A person was told that labels are late; shown while the queue takes labels';
