-- Events, the webhooks that are told of them, and what became of telling. An event is written in the transaction that did what it tells of.

CREATE TABLE projects_webhook (
  project_id     BINARY(16)    NOT NULL COMMENT 'whose events it is told',
  webhook_id     BINARY(16)    NOT NULL COMMENT 'UUIDv7',
  url            VARCHAR(2000) NOT NULL COMMENT 'where events are posted to; may hold a secret of the receiver',
  types          VARCHAR(1000) NOT NULL COMMENT 'the types of events that it asked for, separated by commas; empty for all',
  state          VARCHAR(6)    NOT NULL COMMENT 'ON; PAUSED: events are kept for it; GONE: its receiver answered 410, and no events are kept',
  created_by     VARCHAR(300)  NOT NULL COMMENT 'the actor, as the audit log names them',
  created_at     DATETIME(6)   NOT NULL COMMENT 'UTC',
  failing_since  DATETIME(6)   NULL     COMMENT 'UTC; the first try that failed after the last that did not; absent while all is well',
  spared_until   DATETIME(6)   NULL     COMMENT 'UTC; its receiver said that it is too much, and gets nothing until then',
  PRIMARY KEY (project_id, webhook_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'An address outside that is told of events of a project; at most 20 a project';

CREATE TABLE projects_webhook_secret (
  project_id     BINARY(16)     NOT NULL COMMENT 'of the webhook',
  webhook_id     BINARY(16)     NOT NULL COMMENT 'whose events it signs',
  secret_id      BINARY(16)     NOT NULL COMMENT 'UUIDv7; the newest signs first',
  key_id         VARCHAR(16)    NOT NULL COMMENT 'the key that sealed it',
  nonce          VARBINARY(12)  NOT NULL COMMENT 'random, one a secret',
  sealed         VARBINARY(100) NOT NULL COMMENT 'the secret, 32 random bytes, under AES-256-GCM, tag last; bound to project, webhook and secret',
  created_at     DATETIME(6)    NOT NULL COMMENT 'UTC',
  retires_at     DATETIME(6)    NULL     COMMENT 'UTC; from then on it signs nothing; absent for the one in force',
  PRIMARY KEY (project_id, webhook_id, secret_id),
  KEY projects_webhook_secret_by_end (retires_at)                 -- those that have retired go
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A secret that signs what a webhook is told; two while one takes over from another';

CREATE TABLE projects_event (
  project_id     BINARY(16)    NOT NULL COMMENT 'where it happened',
  event_id       BINARY(16)    NOT NULL COMMENT 'UUIDv7; the webhook-id of every delivery',
  type           VARCHAR(60)   NOT NULL COMMENT 'such as promotions.requested',
  subject_kind   VARCHAR(40)   NOT NULL COMMENT 'what it happened to, such as promotion',
  subject_id     VARCHAR(64)   NOT NULL COMMENT 'its id',
  body           BLOB          NOT NULL COMMENT 'the JSON that is posted, at most 20,000 bytes: ids, numbers and states, no content',
  happened_at    DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, event_id),
  KEY projects_event_by_time (project_id, happened_at),           -- a range is sent again
  KEY projects_event_by_age (happened_at)                         -- what is older than 30 days goes
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Something that happened, to be told; kept for 30 days';

CREATE TABLE projects_delivery (
  project_id     BINARY(16)    NOT NULL COMMENT 'of the event',
  webhook_id     BINARY(16)    NOT NULL COMMENT 'who is told',
  event_id       BINARY(16)    NOT NULL COMMENT 'of what',
  state          VARCHAR(7)    NOT NULL COMMENT 'WAITING; HELD while the webhook is paused; DONE; DEAD: tried often enough, or the receiver is gone',
  attempts       INT           NOT NULL COMMENT 'tries since it was last asked for, one under way with them',
  next_at        DATETIME(6)   NOT NULL COMMENT 'UTC; while it waits, the next try; while a try is under way, when another process may take it over',
  tried_at       DATETIME(6)   NULL     COMMENT 'UTC; when the last try began',
  status         INT           NOT NULL COMMENT 'of HTTP, of the last try that ended; 0 where no reply came or none has ended',
  problem        VARCHAR(200)  NOT NULL COMMENT 'why no reply came; empty otherwise',
  PRIMARY KEY (project_id, webhook_id, event_id),
  KEY projects_delivery_of_event (project_id, event_id),          -- go with their event
  KEY projects_delivery_due (state, next_at, project_id, webhook_id),
  KEY projects_delivery_next (project_id, webhook_id, state, next_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Telling one webhook of one event';
