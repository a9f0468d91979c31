-- The key that a device will use next: it holds beside the one in use, until the device has used it once.
ALTER TABLE device ADD COLUMN next_hash TEXT;
