-- models: which workers call a model at the moment, so that they share what it allows.

CREATE TABLE models_caller (
  model   VARCHAR(200) NOT NULL COMMENT 'provider/name',
  worker  VARCHAR(120) NOT NULL COMMENT 'host and port; the same after a restart',
  seen_at DATETIME(6)  NOT NULL COMMENT 'UTC, by the clock of the registry',
  PRIMARY KEY (model, worker),
  KEY models_caller_seen (seen_at) -- those that went away are swept out
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Workers that call a model; of no project, since a provider limits the installation';
