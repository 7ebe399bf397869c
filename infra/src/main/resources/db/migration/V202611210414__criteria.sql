-- criteria: what good means, and the judges that apply it.

CREATE TABLE criteria_criterion (
  project_id   BINARY(16)   NOT NULL COMMENT 'whose criterion',
  criterion_id BINARY(16)   NOT NULL COMMENT 'time-ordered',
  name         VARCHAR(80)  NOT NULL COMMENT 'for people; unique in the project',
  sentence     VARCHAR(500) NOT NULL COMMENT 'what good means',
  created_at   DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, criterion_id),
  UNIQUE KEY criteria_criterion_name (project_id, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What a good answer is, in one sentence';

CREATE TABLE criteria_judge (
  project_id     BINARY(16)   NOT NULL COMMENT 'whose judge',
  judge_id       BINARY(16)   NOT NULL COMMENT 'time-ordered',
  criterion_id   BINARY(16)   NOT NULL COMMENT 'which criterion it applies',
  number         INT          NOT NULL COMMENT 'counts from 1 within the criterion',
  rubric         TEXT         NOT NULL COMMENT 'what to look for',
  model          VARCHAR(200) NOT NULL COMMENT 'who judges',
  settings       TEXT         NOT NULL COMMENT 'canonical JSON of how the model is asked',
  content_sha256 BINARY(32)   NOT NULL COMMENT 'of rubric, model and settings',
  created_at     DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, judge_id),
  UNIQUE KEY criteria_judge_number (project_id, criterion_id, number),
  UNIQUE KEY criteria_judge_content (project_id, criterion_id, content_sha256) -- same content, same judge
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A rubric applied by a model; immutable';
