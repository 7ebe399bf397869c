-- Who had a task of a queue and has none any more: a lead who gave it back is blind there all the same.

CREATE TABLE annotations_taken (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose queue',
  queue_id    BINARY(16)   NOT NULL COMMENT 'which queue',
  person_id   BINARY(16)   NOT NULL COMMENT 'who had a task of it in their hands',
  left_at     DATETIME(6)  NOT NULL COMMENT 'when they first gave one back, passed one by or lost one to somebody else, UTC',
  PRIMARY KEY (project_id, queue_id, person_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'That a person had a task which its place does not tell any more';
