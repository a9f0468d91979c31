-- Accounts that a head office vouches for (OpenID Connect): by whom, and as whom that provider knows the person. Never the
-- name, which anybody could have. Null for an account of the branch's own.
ALTER TABLE account ADD COLUMN issuer TEXT;

ALTER TABLE account ADD COLUMN subject TEXT;

CREATE UNIQUE INDEX account_subject ON account (issuer, subject);
