-- Promotions: whose words the reasons of steered steps are, and how far the erasure of a person has come.

CREATE TABLE promotions_steering (
  project_id   BINARY(16) NOT NULL COMMENT 'whose promotion',
  promotion_id BINARY(16) NOT NULL COMMENT 'whose step was held, resumed or skipped',
  person_id    BINARY(16) NOT NULL COMMENT 'who wanted that',
  words        BINARY(32) NOT NULL COMMENT 'SHA-256 of why, in their words; names the object that holds them',
  PRIMARY KEY (project_id, person_id, promotion_id, words),
  KEY promotions_steering_by_words (words)                 -- did anybody else write the very same?
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Who wrote which reason when steering a rollout, so that erasing a person finds it';

-- What was steered before is told by the audit log.
INSERT IGNORE INTO promotions_steering (project_id, promotion_id, person_id, words)
SELECT project_id, UNHEX(REPLACE(subject_id, '-', '')), UNHEX(REPLACE(SUBSTRING(actor, 8), '-', '')),
  UNHEX(JSON_UNQUOTE(JSON_EXTRACT(detail, '$.words')))
FROM projects_audit
WHERE action IN ('promotions.hold', 'promotions.resume', 'promotions.skip')
  AND actor LIKE 'person:%' AND JSON_EXTRACT(detail, '$.words') IS NOT NULL;

ALTER TABLE promotions_forgotten
  ADD COLUMN dossiers_after BINARY(16) NULL COMMENT 'the promotion whose dossier was looked at last; absent before the first and after the last';
