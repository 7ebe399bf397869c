-- Judges of pairs are asked in both orders: an author may say one thing in each.

ALTER TABLE annotations_rating
  ADD COLUMN answer_order VARCHAR(2) NOT NULL DEFAULT '' COMMENT 'which answer of the pair stood first: ab or ba; empty where that is not said' AFTER field,
  MODIFY COLUMN author VARCHAR(100) NOT NULL COMMENT 'outside:<name>, simulated:<name> or model:<name>; labels a task once, or once in each order',
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (project_id, queue_id, task_id, author, field, answer_order);
