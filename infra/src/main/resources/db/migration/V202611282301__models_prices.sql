-- models: what models cost, by versions of a price list, and what runs and campaigns cost by them.

CREATE TABLE models_price_list (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose prices',
  number          INT          NOT NULL COMMENT 'counts from 1; the highest is in force for what is planned now',
  currency        CHAR(3)      NOT NULL COMMENT 'ISO 4217; one a list',
  prices          MEDIUMTEXT   NOT NULL COMMENT 'canonical JSON: model or beginning, prices per million tokens, first day',
  content_sha256  BINARY(32)   NOT NULL COMMENT 'of currency and prices; the same again makes no number',
  note            VARCHAR(500) NOT NULL COMMENT 'where the prices were read, as the person wrote it; may be empty',
  created_by      VARCHAR(200) NOT NULL COMMENT 'who saved it, as in the audit log',
  created_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One version of a project''s prices; immutable';

ALTER TABLE models_call
  ADD COLUMN cached_tokens BIGINT NOT NULL DEFAULT 0
    COMMENT 'of the input tokens, those the provider had in its cache; 0 where it does not say';

ALTER TABLE suites_outcome
  ADD COLUMN cost_micros BIGINT NULL
    COMMENT 'millionths of the currency of the run''s price list, all calls of the item; absent where unknown';

ALTER TABLE suites_run
  ADD COLUMN price_list INT NOT NULL DEFAULT 0
    COMMENT 'number of the price list in force when it was planned; 0 for none',
  ADD COLUMN currency VARCHAR(3) NOT NULL DEFAULT ''
    COMMENT 'of that list; empty for none',
  ADD COLUMN cost_micros BIGINT NOT NULL DEFAULT 0
    COMMENT 'sum over outcomes whose cost is known',
  ADD COLUMN cost_unknown INT NOT NULL DEFAULT 0
    COMMENT 'outcomes whose cost is not known';

-- What ended before there were prices has no known cost.
UPDATE suites_run SET cost_unknown = scored + error + unscored WHERE state <> 'RUNNING';

ALTER TABLE campaigns_campaign
  ADD COLUMN reserved_usd_micros BIGINT NOT NULL DEFAULT 0
    COMMENT 'held for steps that have begun: the sum over open steps';

ALTER TABLE campaigns_step
  ADD COLUMN reserved_usd_micros BIGINT NOT NULL DEFAULT 0
    COMMENT 'held back when it began, by the price list; 0 where there is no limit of money';
