-- What cases share that makes their scores rise and fall together: conversation, document, original.

ALTER TABLE cases_case
  ADD COLUMN cluster_key VARCHAR(48) NULL COMMENT 'kind and key of what it is clustered by in statistics: conversation:, document: or case:';

UPDATE cases_case
SET cluster_key = COALESCE(
  CONCAT('conversation:', LEFT(SHA2(COALESCE(
    NULLIF(TRIM(JSON_UNQUOTE(JSON_EXTRACT(content, '$.fields.conversation'))), ''),
    NULLIF(TRIM(JSON_UNQUOTE(JSON_EXTRACT(content, '$.fields.conversation_id'))), ''),
    NULLIF(TRIM(JSON_UNQUOTE(JSON_EXTRACT(content, '$.fields.session'))), ''),
    NULLIF(TRIM(JSON_UNQUOTE(JSON_EXTRACT(content, '$.fields.session_id'))), '')), 256), 32)),
  CONCAT('document:', LOWER(HEX(document_id))),
  CONCAT('document:', LEFT(SHA2(NULLIF(TRIM(
    JSON_UNQUOTE(JSON_EXTRACT(content, '$.fields.document'))), ''), 256), 32)));

-- a counterfactual copy is of its original's cluster
UPDATE cases_case copy
JOIN cases_case original
  ON original.project_id = copy.project_id
  AND original.case_id = UNHEX(REPLACE(
    JSON_UNQUOTE(JSON_EXTRACT(copy.content, '$.fields.counterfactualOf')), '-', ''))
SET copy.cluster_key = COALESCE(
  original.cluster_key, CONCAT('case:', LOWER(HEX(original.case_id))))
WHERE copy.cluster_key IS NULL;

UPDATE cases_case
SET cluster_key = CONCAT('case:', LOWER(HEX(case_id)))
WHERE cluster_key IS NULL;

ALTER TABLE cases_case
  MODIFY COLUMN cluster_key VARCHAR(48) NOT NULL COMMENT 'kind and key of what it is clustered by in statistics: conversation:, document: or case:';
