-- What else a judge is measured by than agreement, and whether it still says what it said then.

CREATE TABLE calibrations_hostile (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose calibration',
  calibration_id  BINARY(16)   NOT NULL COMMENT 'which calibration',
  ordinal         INT          NOT NULL COMMENT 'place of the answer in the label set, from 0; people failed it',
  attack          VARCHAR(40)  NOT NULL COMMENT 'which text was put at its end, by name',
  judge           VARCHAR(8)   NOT NULL COMMENT 'pass or fail; unscored where the judge was silent',
  reason          TEXT         NOT NULL COMMENT 'the judge''s words, or why there is no verdict',
  call_key        BINARY(32)   NULL COMMENT 'the journal''s key of that reply; absent where no one call gave it',
  PRIMARY KEY (project_id, calibration_id, ordinal)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What a judge said of an answer that people failed, with a text at its end that speaks to the judge';

ALTER TABLE calibrations_calibration
  ADD COLUMN anchors_of BINARY(16) NULL COMMENT 'the calibration whose certificate is checked; absent on one that makes a certificate',
  ADD COLUMN anchors MEDIUMTEXT NULL COMMENT 'JSON of what the check found; present exactly on one that completed',
  ADD KEY calibrations_calibration_of_anchors (project_id, anchors_of, calibration_id); -- checks of a certificate
