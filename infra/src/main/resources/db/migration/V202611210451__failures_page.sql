-- The pages of collections, so that a page whose report was lost is not counted anew.

CREATE TABLE failures_page (
  project_id     BINARY(16)   NOT NULL COMMENT 'whose traces were read',
  collection_id  BINARY(16)   NOT NULL COMMENT 'which collection',
  number         INT          NOT NULL COMMENT 'the page, from 0',
  traces_read    INT          NOT NULL COMMENT 'traces on it',
  failed         INT          NOT NULL COMMENT 'those with at least one reason',
  new_failures   INT          NOT NULL COMMENT 'those that had no failure before',
  more           BOOLEAN      NOT NULL COMMENT 'whether another page follows',
  PRIMARY KEY (project_id, collection_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What one page of a collection found';
