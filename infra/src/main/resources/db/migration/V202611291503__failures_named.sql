-- Stage failures: modes that a model was asked to name and did not, so that others get their turn.
CREATE TABLE failures_named (
  project_id BINARY(16)   NOT NULL COMMENT 'whose failure mode',
  cluster_id BINARY(16)   NOT NULL COMMENT 'which one',
  model      VARCHAR(200) NOT NULL COMMENT 'provider/model that was asked',
  patterns   INT          NOT NULL COMMENT 'distinct texts that the mode had then; with another number it is asked about anew',
  tries      INT          NOT NULL COMMENT 'replies of that model about those texts that were no name',
  collection_id BINARY(16) NOT NULL COMMENT 'which collection asked last: asking again within one counts once',
  tried_at   DATETIME(6)  NOT NULL COMMENT 'when it was asked last, UTC; whoever waits longest has the next turn',
  PRIMARY KEY (project_id, cluster_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What came of asking a model for the name of a failure mode, while nothing did. The row goes when the mode has a name of a model, or other words';
