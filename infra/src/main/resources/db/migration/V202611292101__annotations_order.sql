-- Tasks are given out in an order that nobody can compute from the texts that they see: gold comes out
-- of it, and would stand out. Queues that are there keep their order, by the hashes of the items.

ALTER TABLE annotations_place
  CHANGE COLUMN item_sha256 order_key BINARY(32) NOT NULL COMMENT 'the order in which tasks are given out: SHA-256 of a salt that is kept nowhere and the item; in queues from before, the item',
  MODIFY lease_number BIGINT NOT NULL COMMENT 'another by chance each time it changes hands; a writer names the one it read';
