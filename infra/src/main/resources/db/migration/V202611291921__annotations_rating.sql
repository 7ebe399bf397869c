-- Labels of the outside that stand beside the reviews: any number of raters for each item.

CREATE TABLE annotations_rating (
  project_id  BINARY(16)     NOT NULL COMMENT 'whose task',
  queue_id    BINARY(16)     NOT NULL COMMENT 'which queue',
  task_id     BINARY(16)     NOT NULL COMMENT 'which task',
  author      VARCHAR(100)   NOT NULL COMMENT 'outside:<name>, simulated:<name> or model:<name>; labels a task once',
  field       VARCHAR(40)    NOT NULL COMMENT 'the key of the form''s field; label without a form',
  word        VARCHAR(400)   NOT NULL COMMENT 'what was said there',
  note        VARCHAR(4000)  NOT NULL COMMENT 'the author''s words, with the leading field; maybe empty',
  source      VARCHAR(80)    NOT NULL COMMENT 'where the labels come from, as who brought them says; maybe empty',
  brought_by  BINARY(16)     NOT NULL COMMENT 'the person who imported the file',
  created_at  DATETIME(6)    NOT NULL COMMENT 'when it was imported, UTC',
  PRIMARY KEY (project_id, queue_id, task_id, author, field)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What somebody elsewhere said of one task in one field: a fact. Takes no place of a reviewer';

CREATE TABLE annotations_agreement (
  project_id   BINARY(16)   NOT NULL COMMENT 'whose queue',
  queue_id     BINARY(16)   NOT NULL COMMENT 'which queue',
  report       MEDIUMTEXT   NOT NULL COMMENT 'JSON of how far all who labelled agree, in full',
  measured_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, queue_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'How far raters agree, as measured last; the queue itself keeps the short form that lists read';
