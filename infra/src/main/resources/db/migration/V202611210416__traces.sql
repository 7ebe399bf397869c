-- Traces: what the application did in production, and what people said of it.
-- The spans themselves are lines of batch objects in the object store; the registry keeps their index.
-- No foreign key constraints: every table leads with project_id, so that it shards without joins across shards.

-- One object of accepted spans: JSON lines, one span each.
CREATE TABLE traces_batch (
  project_id   BINARY(16)   NOT NULL,             -- whose spans
  sha256       BINARY(32)   NOT NULL,             -- the object's content hash and name
  size_bytes   BIGINT       NOT NULL,             -- of the object
  span_count   INT          NOT NULL,             -- lines in it, duplicates of earlier spans among them
  received_at  DATETIME(6)  NOT NULL,             -- when it was first accepted, UTC
  PRIMARY KEY (project_id, sha256)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One trace: what lists show of it. Grows with every span and feedback that arrives, in any order.
CREATE TABLE traces_trace (
  project_id      BINARY(16)   NOT NULL,          -- whose trace
  trace_id        BINARY(16)   NOT NULL,          -- OpenTelemetry trace id
  revision        BIGINT       NOT NULL,          -- counts arrivals of spans and feedback from 1; never falls
  span_count      INT          NOT NULL,          -- 0 while only feedback has arrived
  started_at      DATETIME(6)  NULL,              -- earliest start of a span, UTC
  ended_at        DATETIME(6)  NULL,              -- latest end of a span, UTC
  status          VARCHAR(8)   NOT NULL,          -- ERROR if any span ended so, else OK, else UNSET
  question        VARCHAR(300) NOT NULL,          -- excerpt of what the user asked; empty where unknown
  question_at     DATETIME(6)  NULL,              -- start of the span that showed it: an earlier one takes over
  answer          VARCHAR(300) NOT NULL,          -- excerpt of what the user got; empty where unknown
  answer_at       DATETIME(6)  NULL,              -- start of the span that showed it: a later one takes over
  model           VARCHAR(200) NOT NULL,          -- of the latest span that names one, as the sender names it
  model_at        DATETIME(6)  NULL,              -- start of that span
  prompt_name     VARCHAR(200) NOT NULL,          -- prompt the sender says it used; empty where not said
  prompt_version  VARCHAR(200) NOT NULL,          -- its version, in the sender's words
  prompt_at       DATETIME(6)  NULL,              -- start of the span that said so
  input_tokens    BIGINT       NOT NULL,          -- sum over spans
  output_tokens   BIGINT       NOT NULL,          -- sum over spans
  thumbs          VARCHAR(4)   NOT NULL,          -- UP or DOWN: the latest thumb; empty while there is none
  thumbs_at       DATETIME(6)  NULL,              -- when it was given, UTC
  feedback_count  INT          NOT NULL,          -- pieces of feedback of any kind
  received_at     DATETIME(6)  NOT NULL,          -- first arrival of anything, UTC
  PRIMARY KEY (project_id, trace_id),
  KEY traces_trace_by_start (project_id, started_at, trace_id)   -- lists, newest first
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Where each span lies. The key begins with project and day so that the table can be partitioned by day.
CREATE TABLE traces_span (
  project_id    BINARY(16)   NOT NULL,            -- whose span
  start_day     DATE         NOT NULL,            -- UTC day of the span's own start
  trace_id      BINARY(16)   NOT NULL,            -- its trace
  span_id       BINARY(8)    NOT NULL,            -- OpenTelemetry span id
  batch_sha256  BINARY(32)   NOT NULL,            -- the batch object that holds it
  line          INT          NOT NULL,            -- its line there, from 0
  PRIMARY KEY (project_id, start_day, trace_id, span_id),
  KEY traces_span_of_trace (project_id, trace_id)                -- the spans of one trace
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Traces that changed since failures were last collected from them. A row goes only if its revision
-- is still the one that the collector saw; so nothing that commits late is ever passed over.
CREATE TABLE traces_pending (
  project_id  BINARY(16)   NOT NULL,              -- whose trace
  trace_id    BINARY(16)   NOT NULL,              -- the trace to look at
  revision    BIGINT       NOT NULL,              -- the trace's revision when it last changed
  changed_at  DATETIME(6)  NOT NULL,              -- when that was, UTC; oldest are read first
  PRIMARY KEY (project_id, trace_id),
  KEY traces_pending_by_age (project_id, changed_at, trace_id)   -- the collector's order
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What people and outside evaluators said of traces. Never edited: a change of mind is another row.
CREATE TABLE traces_feedback (
  project_id   BINARY(16)   NOT NULL,             -- whose trace
  feedback_id  BINARY(16)   NOT NULL,             -- chosen by the sender or the door: the same again is the same
  trace_id     BINARY(16)   NOT NULL,             -- may arrive before the trace's first span
  opinion      MEDIUMTEXT   NOT NULL,             -- JSON of the opinion: thumbs, stars, comment, correction, evaluation
  given_at     DATETIME(6)  NOT NULL,             -- by the sender's clock, UTC
  received_at  DATETIME(6)  NOT NULL,             -- by ours, UTC
  PRIMARY KEY (project_id, feedback_id),
  KEY traces_feedback_of_trace (project_id, trace_id)            -- the feedback on one trace
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What came in at a door and could not be read, kept so that it can be looked at and sent again.
CREATE TABLE traces_dead_letter (
  project_id      BINARY(16)   NOT NULL,          -- who sent it
  dead_letter_id  BINARY(16)   NOT NULL,          -- time-ordered
  door            VARCHAR(40)  NOT NULL,          -- which door it came to, such as otlp-traces
  reason          VARCHAR(500) NOT NULL,          -- why it could not be read
  body            MEDIUMBLOB   NULL,              -- the bytes as they came, up to 64 KiB
  body_sha256     BINARY(32)   NULL,              -- the object that holds them when there are more
  size_bytes      BIGINT       NOT NULL,          -- of the bytes as they came
  received_at     DATETIME(6)  NOT NULL,          -- UTC
  PRIMARY KEY (project_id, dead_letter_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
