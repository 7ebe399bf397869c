-- Traces: what the application did in production, and what people said of it.
-- The spans themselves are lines of batch objects in the object store; the registry keeps their index.
-- No foreign key constraints: every table leads with project_id, so that it shards without joins across shards.

CREATE TABLE traces_batch (
  project_id   BINARY(16)   NOT NULL COMMENT 'whose spans',
  sha256       BINARY(32)   NOT NULL COMMENT 'the object''s content hash and name',
  size_bytes   BIGINT       NOT NULL COMMENT 'of the object',
  span_count   INT          NOT NULL COMMENT 'lines in it, duplicates of earlier spans among them',
  received_at  DATETIME(6)  NOT NULL COMMENT 'when it was first accepted, UTC',
  PRIMARY KEY (project_id, sha256)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One object of accepted spans: JSON lines, one span each';

CREATE TABLE traces_trace (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose trace',
  trace_id        BINARY(16)   NOT NULL COMMENT 'OpenTelemetry trace id',
  revision        BIGINT       NOT NULL COMMENT 'counts arrivals of spans and feedback from 1; never falls',
  span_count      INT          NOT NULL COMMENT '0 while only feedback has arrived',
  started_at      DATETIME(6)  NULL COMMENT 'earliest start of a span, UTC',
  ended_at        DATETIME(6)  NULL COMMENT 'latest end of a span, UTC',
  status          VARCHAR(8)   NOT NULL COMMENT 'ERROR if any span ended so, else OK, else UNSET',
  question        VARCHAR(300) NOT NULL COMMENT 'excerpt of what the user asked; empty where unknown',
  question_at     DATETIME(6)  NULL COMMENT 'start of the span that showed it: an earlier one takes over',
  answer          VARCHAR(300) NOT NULL COMMENT 'excerpt of what the user got; empty where unknown',
  answer_at       DATETIME(6)  NULL COMMENT 'start of the span that showed it: a later one takes over',
  model           VARCHAR(200) NOT NULL COMMENT 'of the latest span that names one, as the sender names it',
  model_at        DATETIME(6)  NULL COMMENT 'start of that span',
  prompt_name     VARCHAR(200) NOT NULL COMMENT 'prompt the sender says it used; empty where not said',
  prompt_version  VARCHAR(200) NOT NULL COMMENT 'its version, in the sender''s words',
  prompt_at       DATETIME(6)  NULL COMMENT 'start of the span that said so',
  input_tokens    BIGINT       NOT NULL COMMENT 'sum over spans',
  output_tokens   BIGINT       NOT NULL COMMENT 'sum over spans',
  thumbs          VARCHAR(4)   NOT NULL COMMENT 'UP or DOWN: the latest thumb; empty while there is none',
  thumbs_at       DATETIME(6)  NULL COMMENT 'when it was given, UTC',
  feedback_count  INT          NOT NULL COMMENT 'pieces of feedback of any kind',
  received_at     DATETIME(6)  NOT NULL COMMENT 'first arrival of anything, UTC',
  PRIMARY KEY (project_id, trace_id),
  KEY traces_trace_by_start (project_id, started_at, trace_id)   -- lists, newest first
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One trace: what lists show of it. Grows with every span and feedback that arrives, in any order';

CREATE TABLE traces_span (
  project_id    BINARY(16)   NOT NULL COMMENT 'whose span',
  start_day     DATE         NOT NULL COMMENT 'UTC day of the span''s own start',
  trace_id      BINARY(16)   NOT NULL COMMENT 'its trace',
  span_id       BINARY(8)    NOT NULL COMMENT 'OpenTelemetry span id',
  batch_sha256  BINARY(32)   NOT NULL COMMENT 'the batch object that holds it',
  line          INT          NOT NULL COMMENT 'its line there, from 0',
  PRIMARY KEY (project_id, start_day, trace_id, span_id),
  KEY traces_span_of_trace (project_id, trace_id)                -- the spans of one trace
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Where each span lies. The key begins with project and day so that the table can be partitioned by day';

CREATE TABLE traces_pending (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose trace',
  trace_id    BINARY(16)   NOT NULL COMMENT 'the trace to look at',
  revision    BIGINT       NOT NULL COMMENT 'the trace''s revision when it last changed',
  changed_at  DATETIME(6)  NOT NULL COMMENT 'when that was, UTC; oldest are read first',
  PRIMARY KEY (project_id, trace_id),
  KEY traces_pending_by_age (project_id, changed_at, trace_id)   -- the collector's order
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Traces that changed since failures were last collected from them. A row goes only if its revision is still the one that the collector saw; so nothing that commits late is ever passed over';

CREATE TABLE traces_feedback (
  project_id   BINARY(16)   NOT NULL COMMENT 'whose trace',
  feedback_id  BINARY(16)   NOT NULL COMMENT 'chosen by the sender or the door: the same again is the same',
  trace_id     BINARY(16)   NOT NULL COMMENT 'may arrive before the trace''s first span',
  opinion      MEDIUMTEXT   NOT NULL COMMENT 'JSON of the opinion: thumbs, stars, comment, correction, evaluation',
  given_at     DATETIME(6)  NOT NULL COMMENT 'by the sender''s clock, UTC',
  received_at  DATETIME(6)  NOT NULL COMMENT 'by ours, UTC',
  PRIMARY KEY (project_id, feedback_id),
  KEY traces_feedback_of_trace (project_id, trace_id)            -- the feedback on one trace
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What people and outside evaluators said of traces. Never edited: a change of mind is another row';

CREATE TABLE traces_dead_letter (
  project_id      BINARY(16)   NOT NULL COMMENT 'who sent it',
  dead_letter_id  BINARY(16)   NOT NULL COMMENT 'time-ordered',
  door            VARCHAR(40)  NOT NULL COMMENT 'which door it came to, such as otlp-traces',
  reason          VARCHAR(500) NOT NULL COMMENT 'why it could not be read',
  body            MEDIUMBLOB   NULL COMMENT 'the bytes as they came, up to 64 KiB',
  body_sha256     BINARY(32)   NULL COMMENT 'the object that holds them when there are more',
  size_bytes      BIGINT       NOT NULL COMMENT 'of the bytes as they came',
  received_at     DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, dead_letter_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What came in at a door and could not be read, kept so that it can be looked at and sent again';
