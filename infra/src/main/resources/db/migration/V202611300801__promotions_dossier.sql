-- Dossiers: what stood behind a promotion, sealed and signed, one edition for each moment that counts.

CREATE TABLE promotions_dossier (
  project_id       BINARY(16)   NOT NULL COMMENT 'whose promotion',
  promotion_id     BINARY(16)   NOT NULL COMMENT 'which promotion',
  edition          INT          NOT NULL COMMENT '1 for what people decide on; from 2 for each end',
  state            VARCHAR(17)  NOT NULL COMMENT 'where the promotion stood: AWAITING_APPROVAL, PROMOTED, ...',
  manifest_sha256  BINARY(32)   NOT NULL COMMENT 'hash of what is signed: the name of the edition, which an erasure leaves',
  zip_sha256       BINARY(32)   NOT NULL COMMENT 'hash of the file as it is now, in the object store',
  zip_bytes        BIGINT       NOT NULL COMMENT 'size of that file',
  key_id           VARCHAR(16)  NOT NULL COMMENT 'which key signed it: first hex digits of the SHA-256 of its public half',
  made_at          DATETIME(6)  NOT NULL COMMENT 'UTC; not in the file, which is the same whenever it is made',
  PRIMARY KEY (project_id, promotion_id, edition)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One edition of a dossier. Written once';

-- Those that have ended lately, or are open, are looked through for a dossier that is missing.
ALTER TABLE promotions_promotion
  ADD KEY promotions_promotion_by_end (ended_at, project_id, promotion_id);
