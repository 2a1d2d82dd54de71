-- severity: severe
-- question: Which corrections correct what the source no longer says?
-- remedy: the source is right now: take the correction out of data/corrections.jsonl; or its match finds nothing
SELECT name, kind, reason, expect, newest
FROM corrections WHERE NOT holds
ORDER BY name;
