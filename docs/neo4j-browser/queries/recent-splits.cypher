// Which people were split lately?
// A golden record is split when records leave it for a new one ("created") or for one that comes back ("revived").
// :param tenant => 'default'
UNWIND ['created', 'revived'] AS kind
CALL (kind) {
  MATCH (c:Change {tenant: $tenant, kind: kind})
  WHERE c.seq > 0 AND size(c.related) > 0
  RETURN c ORDER BY c.seq DESC LIMIT 25
}
WITH c ORDER BY c.seq DESC, c.ordinal LIMIT 25
UNWIND c.related AS came_from
MATCH (g:GoldenRecord {tenant: $tenant, golden_id: c.golden_id})
CALL (came_from) {
  MATCH (parent:GoldenRecord {tenant: $tenant, golden_id: came_from})
  RETURN parent LIMIT 1
}
OPTIONAL MATCH path = (g)-[:SPLIT_FROM]->(parent)
RETURN c.happened AS happened, c.kind AS kind, g.caption AS person, size(c.after) AS records,
  parent.caption AS split_from, g, parent, path
ORDER BY happened DESC, c.seq DESC, c.ordinal
LIMIT 50
