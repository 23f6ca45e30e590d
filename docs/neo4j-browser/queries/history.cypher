// What happened to this golden record, and when?
// Its entries in the change log, newest first: records that came and went, and the ids they came from or went to.
// :param tenant => 'default'
// :param golden_id => '…'
MATCH (c:Change {tenant: $tenant, golden_id: $golden_id})
WHERE c.seq > 0
WITH c ORDER BY c.seq DESC, c.ordinal DESC LIMIT 50
RETURN c.happened AS happened, c.kind AS kind, size(c.before) AS records_before, size(c.after) AS records_after,
  size([key IN c.after WHERE NOT key IN c.before]) AS came, size([key IN c.before WHERE NOT key IN c.after]) AS went,
  c.related AS related
ORDER BY c.seq DESC, c.ordinal DESC
LIMIT 50
