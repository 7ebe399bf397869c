-- Who may not review which task, because the answer is their own work. Written when a queue opens.

CREATE TABLE annotations_conflict (
  project_id  BINARY(16)  NOT NULL COMMENT 'whose task',
  task_id     BINARY(16)  NOT NULL COMMENT 'which task',
  person_id   BINARY(16)  NOT NULL COMMENT 'who may not review it',
  queue_id    BINARY(16)  NOT NULL COMMENT 'which queue',
  reason      VARCHAR(6)  NOT NULL COMMENT 'PROMPT: wrote the prompt version; CASE: wrote the case',
  PRIMARY KEY (project_id, task_id, person_id),
  KEY annotations_conflict_of_person (project_id, queue_id, person_id, task_id) -- what is left for them
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A conflict of interest of one person in one task; never changes';

-- Queues that take labels already.
INSERT INTO annotations_conflict (project_id, task_id, person_id, queue_id, reason)
SELECT t.project_id, t.task_id, v.author_id, t.queue_id, 'PROMPT'
FROM annotations_queue q
JOIN annotations_task t ON t.project_id = q.project_id AND t.queue_id = q.queue_id
JOIN suites_run r ON r.project_id = t.project_id AND r.run_id = t.run_id
JOIN prompts_version v ON v.id = r.prompt_version_id
WHERE q.state IN ('OPEN', 'OVERDUE');

INSERT INTO annotations_conflict (project_id, task_id, person_id, queue_id, reason)
SELECT t.project_id, t.task_id, c.author_id, t.queue_id, 'CASE'
FROM annotations_queue q
JOIN annotations_task t ON t.project_id = q.project_id AND t.queue_id = q.queue_id
JOIN cases_case c ON c.project_id = t.project_id AND c.case_id = t.case_id
WHERE q.state IN ('OPEN', 'OVERDUE') AND c.author_id IS NOT NULL
ON DUPLICATE KEY UPDATE reason = annotations_conflict.reason;
