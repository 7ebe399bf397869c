-- Partials: which versions take their text from which others.

CREATE TABLE prompts_partial_use (
  project_id BINARY(16) NOT NULL COMMENT 'the project',
  version_id BINARY(16) NOT NULL COMMENT 'the version that has the text of another in it',
  used_id    BINARY(16) NOT NULL COMMENT 'the version whose text that is',
  depth      INT        NOT NULL COMMENT 'the longest way there: 1 where the version names it itself, 2 where a partial of its does, up to 4',
  PRIMARY KEY (version_id, used_id),
  KEY prompts_partial_use_of (project_id, used_id, version_id),
  CONSTRAINT prompts_partial_use_version_fk FOREIGN KEY (version_id) REFERENCES prompts_version (id),
  CONSTRAINT prompts_partial_use_used_fk FOREIGN KEY (used_id) REFERENCES prompts_version (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One version pinned as a partial of another, by itself or by way of others. Written once';
