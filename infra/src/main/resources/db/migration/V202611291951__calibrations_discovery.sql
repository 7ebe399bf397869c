-- Discoveries: criteria that are proposed from what people saw, and what people made of the proposals.

CREATE TABLE criteria_argument (
  project_id    BINARY(16)  NOT NULL COMMENT 'whose criterion',
  criterion_id  BINARY(16)  NOT NULL COMMENT 'which one it argues for',
  source        VARCHAR(7)  NOT NULL COMMENT 'NOTE, CODE or FAILURE: what sort of thing said it',
  source_id     BINARY(16)  NOT NULL COMMENT 'the annotation, or the failure',
  quote_start   INT         NOT NULL COMMENT 'where the quote begins in the source''s text, in code points',
  quote_length  INT         NOT NULL COMMENT 'how long it is, in code points',
  quote_sha256  BINARY(32)  NOT NULL COMMENT 'of the words, which stay where they were said',
  proposal_id   BINARY(16)  NULL COMMENT 'the proposal that brought it',
  argued_at     DATETIME(6) NOT NULL COMMENT 'when somebody took it up, UTC',
  PRIMARY KEY (project_id, criterion_id, source, source_id),
  KEY criteria_argument_of_source (project_id, source_id) -- what came of a note or failure
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Something that was said and argues for a criterion: why there is one. Holds none of the words';

CREATE TABLE calibrations_discovery (
  project_id    BINARY(16)   NOT NULL COMMENT 'whose discovery',
  discovery_id  BINARY(16)   NOT NULL COMMENT 'time-ordered',
  input         MEDIUMTEXT   NOT NULL COMMENT 'JSON of what was asked for',
  state         VARCHAR(9)   NOT NULL COMMENT 'RUNNING, READY, CANCELLED or FAILED',
  failure_code  VARCHAR(60)  NOT NULL COMMENT 'why it failed; empty unless FAILED',
  observations  INT          NOT NULL COMMENT 'notes and failures gathered; 0 until they are',
  alone         INT          NOT NULL COMMENT 'those of them in no proposal; 0 until grouped',
  set_sha256    BINARY(32)   NULL COMMENT 'which were gathered, with the hashes of their texts, as an object; absent until they are',
  set_bytes     BIGINT       NOT NULL COMMENT 'of that object',
  grouped       BOOLEAN      NOT NULL COMMENT 'whether its proposals are written',
  started_at    DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at      DATETIME(6)  NULL COMMENT 'UTC; absent while it runs',
  PRIMARY KEY (project_id, discovery_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One look for criteria in what people saw';

CREATE TABLE calibrations_proposal (
  project_id    BINARY(16)    NOT NULL COMMENT 'whose proposal',
  proposal_id   BINARY(16)    NOT NULL COMMENT 'time-ordered',
  discovery_id  BINARY(16)    NOT NULL COMMENT 'which discovery made it',
  ordinal       INT           NOT NULL COMMENT 'its place there, from 0, the best supported first',
  name          VARCHAR(80)   NOT NULL COMMENT 'what the criterion would be called',
  sentence      VARCHAR(500)  NOT NULL COMMENT 'what it would say',
  worded_by     VARCHAR(200)  NOT NULL COMMENT 'keywords, a model''s name, or person',
  evidence      MEDIUMTEXT    NOT NULL COMMENT 'JSON: keywords, and the places of quotes and cases; no words of theirs',
  state         VARCHAR(8)    NOT NULL COMMENT 'PROPOSED, ACCEPTED, MERGED or DROPPED',
  criterion_id  BINARY(16)    NULL COMMENT 'what it became, or went into',
  merged_into   BINARY(16)    NULL COMMENT 'the proposal that it went into',
  decided_by    VARCHAR(300)  NOT NULL COMMENT 'JSON of the actor; empty while PROPOSED',
  decided_at    DATETIME(6)   NULL COMMENT 'UTC; absent while PROPOSED',
  PRIMARY KEY (project_id, proposal_id),
  UNIQUE KEY calibrations_proposal_of_discovery (project_id, discovery_id, ordinal),
  KEY calibrations_proposal_merged (project_id, merged_into) -- what went into one
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A criterion that a discovery proposes. Whoever decides on it has locked it';
