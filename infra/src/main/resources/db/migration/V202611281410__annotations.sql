-- Annotations: queues of answers that people label, who holds which, and what they said.

CREATE TABLE annotations_queue (
  project_id    BINARY(16)   NOT NULL COMMENT 'whose queue',
  queue_id      BINARY(16)   NOT NULL COMMENT 'time-ordered',
  name          VARCHAR(80)  NOT NULL COMMENT 'for people',
  criterion_id  BINARY(16)   NOT NULL COMMENT 'what is asked about',
  input         MEDIUMTEXT   NOT NULL COMMENT 'JSON of what was asked for; never changes',
  rubric        TEXT         NOT NULL COMMENT 'how to decide; empty where the criterion says it all',
  reviewers     INT          NOT NULL COMMENT 'how many blind reviews each task wants',
  state         VARCHAR(9)   NOT NULL COMMENT 'PREPARING, OPEN, OVERDUE, CLOSING, CLOSED, CANCELLED or FAILED',
  planned       INT          NOT NULL COMMENT 'how many tasks; 0 until it is open',
  for_all       BOOLEAN      NOT NULL COMMENT 'whether everybody with the role may label',
  late_step     VARCHAR(9)   NOT NULL COMMENT 'the last thing done because labels are late; empty for none',
  late_at       DATETIME(6)  NULL COMMENT 'when that was, UTC',
  agreement     MEDIUMTEXT   NULL COMMENT 'JSON of how far reviewers agree; absent until measured',
  failure_code  VARCHAR(60)  NOT NULL COMMENT 'why it failed; empty unless FAILED',
  created_at    DATETIME(6)  NOT NULL COMMENT 'UTC',
  deadline      DATETIME(6)  NOT NULL COMMENT 'when labels should be there, UTC',
  ended_at      DATETIME(6)  NULL COMMENT 'UTC; absent while it takes labels',
  PRIMARY KEY (project_id, queue_id),
  KEY annotations_queue_of_criterion (project_id, criterion_id, queue_id), -- what calibrations read
  KEY annotations_queue_by_state (project_id, state, queue_id)             -- what waits for people
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One criterion asked about many answers';

CREATE TABLE annotations_task (
  project_id   BINARY(16)   NOT NULL COMMENT 'whose task',
  task_id      BINARY(16)   NOT NULL COMMENT 'time-ordered',
  queue_id     BINARY(16)   NOT NULL COMMENT 'which queue',
  item_sha256  BINARY(32)   NOT NULL COMMENT 'of question, zero byte, answer; draws and orders the tasks',
  run_id       BINARY(16)   NOT NULL COMMENT 'where the answer came from',
  ordinal      INT          NOT NULL COMMENT 'the outcome''s place in that run',
  case_id      BINARY(16)   NOT NULL COMMENT 'what was asked',
  call_key     BINARY(32)   NOT NULL COMMENT 'the journal''s key of the answer',
  split        VARCHAR(10)  NOT NULL COMMENT 'what the case, and so its label, may be used for',
  state        VARCHAR(10)  NOT NULL COMMENT 'OPEN, DISPUTED, LABELLED, SKIPPED or UNLABELLED',
  label        VARCHAR(40)  NOT NULL COMMENT 'the label that counts; empty unless LABELLED',
  resolution   VARCHAR(11)  NOT NULL COMMENT 'SINGLE, AGREED, ADJUDICATED or PARTIAL; empty unless LABELLED',
  PRIMARY KEY (project_id, task_id),
  UNIQUE KEY annotations_task_item (project_id, queue_id, item_sha256),   -- equal answers once
  KEY annotations_task_by_state (project_id, queue_id, state, task_id),
  KEY annotations_task_of_outcome (project_id, run_id, ordinal)           -- lineage downwards
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One answer that a queue asks about. Whoever changes it has locked it';

CREATE TABLE annotations_place (
  project_id    BINARY(16)   NOT NULL COMMENT 'whose task',
  task_id       BINARY(16)   NOT NULL COMMENT 'which task',
  place         INT          NOT NULL COMMENT '0 and 1 for reviews, 9 for the adjudication',
  queue_id      BINARY(16)   NOT NULL COMMENT 'which queue',
  item_sha256   BINARY(32)   NOT NULL COMMENT 'as the task''s: the order in which tasks are given out',
  purpose       VARCHAR(12)  NOT NULL COMMENT 'REVIEW or ADJUDICATION',
  state         VARCHAR(4)   NOT NULL COMMENT 'FREE, HELD or DONE',
  person_id     BINARY(16)   NULL COMMENT 'who holds or filled it; absent where FREE or filled from a file',
  desk          VARCHAR(40)  NOT NULL COMMENT 'the holder''s tab or program; empty unless HELD',
  lease_number  BIGINT       NOT NULL COMMENT 'counts each time it changes hands; a writer names the one it read',
  lease_until   DATETIME(6)  NULL COMMENT 'when somebody else may take it, UTC; absent unless HELD',
  PRIMARY KEY (project_id, task_id, place),
  UNIQUE KEY annotations_place_of_person (project_id, task_id, person_id),  -- nobody gets an item twice
  KEY annotations_place_free (project_id, queue_id, state, item_sha256),    -- the next one
  KEY annotations_place_late (project_id, queue_id, state, lease_until),    -- leases that ended
  KEY annotations_place_held (project_id, person_id, state)                 -- what a person holds
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Room for one label of one task. Changes hands by compare-and-set only';

CREATE TABLE annotations_annotation (
  project_id     BINARY(16)     NOT NULL COMMENT 'whose task',
  annotation_id  BINARY(16)     NOT NULL COMMENT 'time-ordered',
  queue_id       BINARY(16)     NOT NULL COMMENT 'which queue',
  task_id        BINARY(16)     NOT NULL COMMENT 'which task',
  place          INT            NOT NULL COMMENT 'the place it filled',
  purpose        VARCHAR(12)    NOT NULL COMMENT 'REVIEW or ADJUDICATION',
  author         VARCHAR(100)   NOT NULL COMMENT 'person:<id>, outside:<name>, simulated:<name> or model:<name>',
  brought_by     BINARY(16)     NOT NULL COMMENT 'the person who submitted it, or imported the file',
  label          VARCHAR(40)    NOT NULL COMMENT 'the word',
  note           VARCHAR(4000)  NOT NULL COMMENT 'the author''s words; maybe empty',
  submit_key     VARCHAR(80)    NOT NULL COMMENT 'chosen by the sender: the same again is the same annotation',
  stands         BOOLEAN        NULL COMMENT 'TRUE; absent once it was taken back',
  created_at     DATETIME(6)    NOT NULL COMMENT 'UTC',
  withdrawn_at   DATETIME(6)    NULL COMMENT 'when its author took it back, UTC',
  PRIMARY KEY (project_id, annotation_id),
  UNIQUE KEY annotations_annotation_submit (project_id, brought_by, submit_key),
  UNIQUE KEY annotations_annotation_author (project_id, task_id, author, stands),
  UNIQUE KEY annotations_annotation_place (project_id, task_id, place, stands),
  KEY annotations_annotation_of_queue (project_id, queue_id, task_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One label by one author: a fact. Taken back, it is marked and stays';

CREATE TABLE annotations_skip (
  project_id  BINARY(16)    NOT NULL COMMENT 'whose task',
  task_id     BINARY(16)    NOT NULL COMMENT 'which task',
  person_id   BINARY(16)    NOT NULL COMMENT 'who passed it by',
  queue_id    BINARY(16)    NOT NULL COMMENT 'which queue',
  reason      VARCHAR(12)   NOT NULL COMMENT 'CANNOT_JUDGE, BROKEN or NOT_FOR_ME',
  note        VARCHAR(4000) NOT NULL COMMENT 'the person''s words; maybe empty',
  created_at  DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, task_id, person_id),
  KEY annotations_skip_of_queue (project_id, queue_id, task_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Somebody passed a task by and is not asked again';
