-- Dead letters are raw, therefore sealed from now on. What was kept as plain text goes; its reason and size stay.

UPDATE traces_dead_letter SET body = '', body_sha256 = NULL;

ALTER TABLE traces_dead_letter
  MODIFY COLUMN body        MEDIUMBLOB    NOT NULL COMMENT 'the sealed bytes (AES-256-GCM, tag last), up to 64 KiB; empty where an object holds them or nothing was kept',
  MODIFY COLUMN body_sha256 BINARY(32)    NULL COMMENT 'the object that holds the sealed bytes when there are more',
  ADD COLUMN    key_id      VARCHAR(16)   NOT NULL DEFAULT '' COMMENT 'the key that sealed it; empty where the service had none, and then nothing but this row was kept' AFTER body_sha256,
  ADD COLUMN    nonce       VARBINARY(12) NOT NULL DEFAULT '' COMMENT 'random, one a letter; empty where nothing was kept' AFTER key_id,
  ADD KEY traces_dead_letter_by_age (received_at);               -- what is older than seven days goes
