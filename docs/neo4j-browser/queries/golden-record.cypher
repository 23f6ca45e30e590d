// Who is this person: which records, identifiers and touchpoints are behind a golden record?
// Up to 25 records, each with up to 20 identifiers and its 5 newest touchpoints. An id that was merged away shows the
// golden record that it is part of now.
// :param tenant => 'default'
// :param golden_id => '…'
MATCH (:GoldenRecord {tenant: $tenant, golden_id: $golden_id})-[:MERGED_INTO*0..10]->(g:GoldenRecord)
WHERE g.live
MATCH resolves = (g)<-[:RESOLVES_TO]-(r:Record)
WITH resolves, r ORDER BY r.caption LIMIT 25
CALL (r) {
  MATCH detail = (r)-[:HAS]->(:Identifier)
  RETURN detail LIMIT 20
  UNION ALL
  MATCH detail = (r)<-[:OF]-(t:Touchpoint)
  RETURN detail ORDER BY t.observed_at DESC LIMIT 5
}
RETURN resolves, detail
LIMIT 500
