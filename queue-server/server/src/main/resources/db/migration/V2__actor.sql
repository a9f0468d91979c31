-- Who gave the order: account:ID, device:ID, participant or time. Null in rows of versions that did not know it.
ALTER TABLE journal ADD COLUMN IF NOT EXISTS actor VARCHAR(100);
