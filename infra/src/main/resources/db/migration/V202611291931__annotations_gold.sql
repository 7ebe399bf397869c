-- Gold: tasks whose right answer a lead knows, given to everybody hidden among the others.

CREATE TABLE annotations_gold (
  project_id  BINARY(16)     NOT NULL COMMENT 'whose queue',
  queue_id    BINARY(16)     NOT NULL COMMENT 'which queue',
  task_id     BINARY(16)     NOT NULL COMMENT 'which task; its state is GOLD',
  answers     MEDIUMTEXT     NOT NULL COMMENT 'JSON of the right words by the key of their field',
  reason      VARCHAR(2000)  NOT NULL COMMENT 'why that is right, in the words of who marked it',
  marked_by   BINARY(16)     NOT NULL COMMENT 'the person who marked it, or marked it anew; never given it',
  marked_at   DATETIME(6)    NOT NULL COMMENT 'UTC',
  retired_at  DATETIME(6)    NULL COMMENT 'when it was taken out of use, UTC: nobody is given it, no answer to it counts',
  PRIMARY KEY (project_id, queue_id, task_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A task whose right answer is known. It settles nothing and is no task of the queue''s plan';

CREATE TABLE annotations_turn (
  project_id  BINARY(16)  NOT NULL COMMENT 'whose queue',
  queue_id    BINARY(16)  NOT NULL COMMENT 'which queue',
  person_id   BINARY(16)  NOT NULL COMMENT 'who is given tasks',
  turns       BIGINT      NOT NULL COMMENT 'how many tasks the person took while there was gold for them',
  salt        BIGINT      NOT NULL COMMENT 'random; says, with turns, when gold comes, and is told to nobody',
  PRIMARY KEY (project_id, queue_id, person_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'How far a person has come in a queue with gold';

ALTER TABLE annotations_task
  MODIFY state VARCHAR(10) NOT NULL COMMENT 'OPEN, DISPUTED, LABELLED, SKIPPED, UNLABELLED or GOLD';
ALTER TABLE annotations_place
  MODIFY place INT NOT NULL COMMENT '0 and up for reviews, 9 for the adjudication, 1000 and up for answers to gold',
  MODIFY purpose VARCHAR(12) NOT NULL COMMENT 'REVIEW, ADJUDICATION or GOLD';
ALTER TABLE annotations_annotation
  MODIFY purpose VARCHAR(12) NOT NULL COMMENT 'REVIEW, ADJUDICATION or GOLD';
