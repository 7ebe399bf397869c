-- Cases: documents and passages, datasets and their questions, generations, immutable versions.

CREATE TABLE cases_document (
  project_id     BINARY(16)   NOT NULL COMMENT 'whose document',
  document_id    BINARY(16)   NOT NULL COMMENT 'time-ordered',
  name           VARCHAR(200) NOT NULL COMMENT 'for people',
  sha256         BINARY(32)   NOT NULL COMMENT 'content in the object store',
  media_type     VARCHAR(100) NOT NULL COMMENT 'of the content',
  size_bytes     BIGINT       NOT NULL COMMENT 'of the content',
  passage_count  INT          NOT NULL COMMENT 'how many passages it was cut into',
  created_at     DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, document_id),
  -- same content, same document
  UNIQUE KEY cases_document_content (project_id, sha256)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A text that the application answers from. The same content in a project is the same document';

CREATE TABLE cases_passage (
  project_id   BINARY(16)    NOT NULL COMMENT 'whose document',
  document_id  BINARY(16)    NOT NULL COMMENT 'which document',
  ordinal      INT           NOT NULL COMMENT 'from 0 within the document',
  passage_id   BINARY(16)    NOT NULL COMMENT 'its own name',
  heading      VARCHAR(1000) NOT NULL COMMENT 'headings it stands under; may be empty',
  text         TEXT          NOT NULL COMMENT 'about 1,000 characters',
  PRIMARY KEY (project_id, document_id, ordinal),
  -- a citation's target
  UNIQUE KEY cases_passage_id (project_id, passage_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A stretch of a document';

CREATE TABLE cases_dataset (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose dataset',
  dataset_id  BINARY(16)   NOT NULL COMMENT 'time-ordered',
  name        VARCHAR(80)  NOT NULL COMMENT 'for people; unique in the project',
  split       VARCHAR(8)   NOT NULL COMMENT 'what its cases may be used for; never changes',
  created_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, dataset_id),
  UNIQUE KEY cases_dataset_name (project_id, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A named collection of cases with one use';

CREATE TABLE cases_question (
  project_id     BINARY(16)  NOT NULL COMMENT 'whose question',
  question_hash  BINARY(32)  NOT NULL COMMENT 'SHA-256 of the question: NFKC, lower case, white space folded',
  split          VARCHAR(8)  NOT NULL COMMENT 'where it stands',
  holders        INT         NOT NULL COMMENT 'cases, rejected ones aside, that ask it; at 0 it is free',
  PRIMARY KEY (project_id, question_hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Which split holds a question. The row is the lock under which cases are added, so that of two writers who bring the same question to two splits at once, one is refused';

CREATE TABLE cases_case (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose case',
  case_id         BINARY(16)   NOT NULL COMMENT 'time-ordered',
  dataset_id      BINARY(16)   NOT NULL COMMENT 'which dataset',
  state           VARCHAR(8)   NOT NULL COMMENT 'DRAFT, FINAL or REJECTED',
  content         MEDIUMTEXT   NOT NULL COMMENT 'canonical JSON of question, reference, context, fields; 256 KiB at most',
  content_sha256  BINARY(32)   NOT NULL COMMENT 'hash of content',
  question_hash   BINARY(32)   NOT NULL COMMENT 'as in cases_question',
  held_question   BINARY(32)   NULL COMMENT 'question_hash while the case is not rejected, else absent',
  required        BOOLEAN      NOT NULL COMMENT 'whether a gate lets nothing pass that fails it',
  weight          INT          NOT NULL COMMENT 'production failures it stands for, from 1',
  checked         TEXT         NULL COMMENT 'JSON of the second pass''s check; absent where there was none',
  failure_id      BINARY(16)   NULL COMMENT 'the failure it was made of',
  document_id     BINARY(16)   NULL COMMENT 'the document it was made of',
  generation_id   BINARY(16)   NULL COMMENT 'the generation that made it',
  author_id       BINARY(16)   NULL COMMENT 'the person who wrote it',
  created_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, case_id),
  -- a dataset asks a question once
  UNIQUE KEY cases_case_question (project_id, dataset_id, held_question),
  -- lists
  KEY cases_case_of_dataset (project_id, dataset_id, case_id),
  -- lists by state, publishing
  KEY cases_case_by_state (project_id, dataset_id, state, case_id),
  -- lineage downwards
  KEY cases_case_of_failure (project_id, failure_id),
  -- lineage downwards
  KEY cases_case_of_document (project_id, document_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One question of a dataset. Content never changes; state, required do';

CREATE TABLE cases_version (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose dataset',
  version_id  BINARY(16)   NOT NULL COMMENT 'time-ordered',
  dataset_id  BINARY(16)   NOT NULL COMMENT 'which dataset',
  number      INT          NOT NULL COMMENT 'counts from 1 within the dataset',
  sha256      BINARY(32)   NOT NULL COMMENT 'JSON lines of case ids and hashes, in order, as an object',
  size_bytes  BIGINT       NOT NULL COMMENT 'of that object',
  case_count  INT          NOT NULL COMMENT 'lines in it',
  created_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, version_id),
  UNIQUE KEY cases_version_number (project_id, dataset_id, number),
  -- same cases, same version
  UNIQUE KEY cases_version_content (project_id, dataset_id, sha256)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'The final cases of a dataset at one moment; immutable';

CREATE TABLE cases_version_member (
  project_id  BINARY(16)  NOT NULL COMMENT 'whose dataset',
  version_id  BINARY(16)  NOT NULL COMMENT 'which version',
  ordinal     INT         NOT NULL COMMENT 'from 0',
  case_id     BINARY(16)  NOT NULL COMMENT 'which case',
  PRIMARY KEY (project_id, version_id, ordinal),
  -- lineage downwards
  KEY cases_version_member_of_case (project_id, case_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'The cases of a version, in order';

CREATE TABLE cases_generation (
  project_id     BINARY(16)   NOT NULL COMMENT 'whose generation',
  generation_id  BINARY(16)   NOT NULL COMMENT 'time-ordered',
  dataset_id     BINARY(16)   NOT NULL COMMENT 'where its cases go',
  input          MEDIUMTEXT   NOT NULL COMMENT 'JSON of what was asked for',
  planned        INT          NOT NULL COMMENT 'questions wanted: the rows of cases_source',
  kept           INT          NOT NULL COMMENT 'totals at its end; 0 while it runs',
  rejected       INT          NOT NULL COMMENT 'what was tried is kept or rejected',
  ending         VARCHAR(9)   NOT NULL COMMENT 'COMPLETED, CANCELLED or FAILED; empty while it runs',
  started_at     DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at       DATETIME(6)  NULL COMMENT 'UTC; absent while it runs',
  PRIMARY KEY (project_id, generation_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One run of GenerateCases';

CREATE TABLE cases_source (
  project_id     BINARY(16)   NOT NULL COMMENT 'whose generation',
  generation_id  BINARY(16)   NOT NULL COMMENT 'which generation',
  ordinal        INT          NOT NULL COMMENT 'from 0; chunks are stretches of ordinals',
  kind           VARCHAR(8)   NOT NULL COMMENT 'DOCUMENT or FAILURE',
  source_id      BINARY(16)   NOT NULL COMMENT 'which document or failure',
  question       INT          NOT NULL COMMENT 'which question of the document, from 0',
  state          VARCHAR(8)   NOT NULL COMMENT 'OPEN, KEPT or REJECTED',
  case_id        BINARY(16)   NULL COMMENT 'the case it became, kept or rejected; absent where nothing readable came',
  problems       VARCHAR(300) NOT NULL COMMENT 'problems of a rejected one, joined by commas',
  PRIMARY KEY (project_id, generation_id, ordinal)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One question that a generation is to make, and what became of it';
