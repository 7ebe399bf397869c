-- Dossiers: files that an erasure has replaced and that have to leave the object store.

CREATE TABLE promotions_dossier_gone (
  zip_sha256  BINARY(32)   NOT NULL COMMENT 'hash of a file that still has what was erased from its dossier',
  since       DATETIME(6)  NOT NULL COMMENT 'when another file took its place, UTC',
  PRIMARY KEY (zip_sha256)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Written in the transaction that replaces the file, taken away once it is out of the store: a process that dies between leaves no words behind';
