-- Promotions: how a candidate is to be rolled out.

ALTER TABLE promotions_promotion
  ADD COLUMN plan MEDIUMTEXT NULL COMMENT 'canonical JSON of the release plan; absent where the version is live for all at once';
