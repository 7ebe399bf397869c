-- Forms: several questions on one page. A queue without a form is as it was: nothing of it is here.

CREATE TABLE annotations_form (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose form',
  form_id     BINARY(16)   NOT NULL COMMENT 'one version; time-ordered',
  name        VARCHAR(80)  NOT NULL COMMENT 'for people; its versions share it',
  number      INT          NOT NULL COMMENT 'which version of that name, from 1',
  sha256      BINARY(32)   NOT NULL COMMENT 'of the content: the same content of a name is one version',
  content     MEDIUMTEXT   NOT NULL COMMENT 'canonical JSON of name and fields; never changes',
  created_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, form_id),
  UNIQUE KEY annotations_form_number (project_id, name, number),
  UNIQUE KEY annotations_form_content (project_id, name, sha256)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A version of a form: which questions queues ask of each answer; immutable';

CREATE TABLE annotations_answer (
  project_id     BINARY(16)    NOT NULL COMMENT 'whose task',
  annotation_id  BINARY(16)    NOT NULL COMMENT 'the label that it is part of',
  field          VARCHAR(40)   NOT NULL COMMENT 'the key of the field',
  word           VARCHAR(400)  NOT NULL COMMENT 'what was said: a category, several with commas, a grade, a number',
  PRIMARY KEY (project_id, annotation_id, field)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What an annotation says in one field of its queue''s form: a fact, as the annotation is';

CREATE TABLE annotations_settled (
  project_id    BINARY(16)    NOT NULL COMMENT 'whose task',
  task_id       BINARY(16)    NOT NULL COMMENT 'which task',
  field         VARCHAR(40)   NOT NULL COMMENT 'the key of the field',
  criterion_id  BINARY(16)    NULL COMMENT 'what the field asks about, where that is a criterion',
  word          VARCHAR(400)  NOT NULL COMMENT 'the label that counts in that field',
  resolution    VARCHAR(11)   NOT NULL COMMENT 'SINGLE, AGREED, ADJUDICATED or PARTIAL',
  PRIMARY KEY (project_id, task_id, field),
  KEY annotations_settled_of_criterion (project_id, criterion_id, task_id) -- what calibrations read
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'The label that counts of one field of a labelled task; gone while the task is open again';

-- The leading field of a form may take several categories, with commas.
ALTER TABLE annotations_task
  MODIFY label VARCHAR(400) NOT NULL COMMENT 'the label that counts, with a form that of its leading field; empty unless LABELLED';
ALTER TABLE annotations_annotation
  MODIFY label VARCHAR(400) NOT NULL COMMENT 'the word; with a form that of its leading field';
