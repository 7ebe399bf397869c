-- Items of every origin: sets that somebody brought, pairs of answers, failures. Answers of runs are as they were.

CREATE TABLE annotations_item_set (
  project_id   BINARY(16)    NOT NULL COMMENT 'whose set',
  set_id       BINARY(16)    NOT NULL COMMENT 'time-ordered',
  name         VARCHAR(80)   NOT NULL COMMENT 'for people',
  sha256       BINARY(32)    NOT NULL COMMENT 'of the artifact that holds its lines; the same content of a name is one set',
  media_type   VARCHAR(100)  NOT NULL COMMENT 'of the artifact',
  size_bytes   BIGINT        NOT NULL COMMENT 'of the artifact',
  items        INT           NOT NULL COMMENT 'how many lines',
  pairs        BOOLEAN       NOT NULL COMMENT 'whether each is two answers to choose from',
  created_at   DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, set_id),
  UNIQUE KEY annotations_item_set_content (project_id, name, sha256)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Items that somebody brought to be labelled: immutable, an artifact with an index';

CREATE TABLE annotations_item (
  project_id  BINARY(16)    NOT NULL COMMENT 'whose set',
  set_id      BINARY(16)    NOT NULL COMMENT 'which set',
  line        INT           NOT NULL COMMENT 'its place in the set, from 1',
  own_id      VARCHAR(200)  NOT NULL COMMENT 'what whoever brought it calls it; maybe empty',
  split       VARCHAR(10)   NOT NULL COMMENT 'what it, and so its label, may be used for',
  content     MEDIUMTEXT    NOT NULL COMMENT 'canonical JSON of question, context and answers; never changes',
  PRIMARY KEY (project_id, set_id, line)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One line of a set that somebody brought: the texts that annotators see';

ALTER TABLE annotations_task
  MODIFY run_id BINARY(16) NULL COMMENT 'the run that gave the answer; absent where the source says more',
  MODIFY ordinal INT NULL COMMENT 'the outcome''s place in that run; absent as that is',
  MODIFY case_id BINARY(16) NULL COMMENT 'what was asked; absent as that is',
  MODIFY call_key BINARY(32) NULL COMMENT 'the journal''s key of the answer; absent as that is',
  ADD COLUMN source VARCHAR(400) NULL COMMENT 'where the texts lie: runs:, brought: or failure: and ids; absent for one answer of a run',
  ADD COLUMN turned BOOLEAN NULL COMMENT 'whether answer b of a pair stands first; absent for one answer of a run',
  ADD KEY annotations_task_of_source (project_id, source(60)); -- lineage downwards, from a failure
