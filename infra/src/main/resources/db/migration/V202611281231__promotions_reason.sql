-- Promotions: why somebody asks for one.

ALTER TABLE promotions_promotion
  ADD COLUMN reason_sha256     BINARY(32)   NULL COMMENT 'the words of whoever asked, as an object; absent where they gave none',
  ADD COLUMN reason_media_type VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'of that object; empty where there is none',
  ADD COLUMN reason_bytes      BIGINT       NOT NULL DEFAULT 0 COMMENT 'of that object; 0 where there is none';
