-- Answers that are texts: marks, corrections, demonstrations; and the codes of open coding.

ALTER TABLE annotations_answer
  ADD COLUMN value MEDIUMTEXT NULL COMMENT 'a text, or JSON of marked spans; absent where the word says it';

CREATE TABLE annotations_code (
  project_id    BINARY(16)   NOT NULL COMMENT 'whose code',
  criterion_id  BINARY(16)   NOT NULL COMMENT 'what the field, or else its queue, asks about',
  code          VARCHAR(80)  NOT NULL COMMENT 'the phrase, in small letters with single spaces',
  uses          INT          NOT NULL COMMENT 'how many annotations that stand give it',
  first_at      DATETIME(6)  NOT NULL COMMENT 'when it was given first, UTC',
  last_at       DATETIME(6)  NOT NULL COMMENT 'when it was given last, UTC',
  PRIMARY KEY (project_id, criterion_id, code)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What people called what they noticed: offered to the next one who types';

-- What one person said, newest first, over all queues: their own list of labels.
CREATE INDEX annotations_annotation_by_author
  ON annotations_annotation (project_id, author, annotation_id);
