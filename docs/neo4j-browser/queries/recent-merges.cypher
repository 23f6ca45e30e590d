// Which people were merged lately?
// :param tenant => 'default'
MATCH (c:Change {tenant: $tenant, kind: 'retired'})
WHERE c.seq > 0 AND size(c.related) > 0
WITH c ORDER BY c.seq DESC, c.ordinal LIMIT 25
UNWIND c.related AS went_to
MATCH (g:GoldenRecord {tenant: $tenant, golden_id: c.golden_id})
CALL (went_to) {
  MATCH (survivor:GoldenRecord {tenant: $tenant, golden_id: went_to})
  RETURN survivor LIMIT 1
}
OPTIONAL MATCH path = (g)-[:MERGED_INTO]->(survivor)
RETURN c.happened AS happened, g.golden_id AS merged_id, size(c.before) AS records, survivor.caption AS merged_into,
  survivor.golden_id AS golden_id, g, survivor, path
ORDER BY happened DESC, c.seq DESC, c.ordinal
LIMIT 50
