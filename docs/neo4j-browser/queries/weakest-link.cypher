// What holds this person together, and which link is the weakest?
// The matches between the person's evidences that no chain of stronger matches replaces, weakest first. The engine weighs
// whole groups against each other, so its own weakest join (weakest_join_bits) is often lower than any single match:
// `onefold explain` shows it step by step.
// :param tenant => 'default'
// :param golden_id => '…'
MATCH (g:GoldenRecord {tenant: $tenant, golden_id: $golden_id})<-[:RESOLVES_TO]-(r:Record)
MATCH (r)-[says:SAYS]->(e:Evidence)
WHERE EXISTS { MATCH (t:Tenant {tenant: $tenant}) WHERE t.generation = says.generation }
WITH g, e, r ORDER BY r.caption LIMIT 200
WITH g, collect(DISTINCT e) AS evidences
UNWIND evidences AS a
MATCH (a)-[link:MATCHES]->(b:Evidence)
WHERE b IN evidences
AND NOT EXISTS {
  MATCH SHORTEST 1 (a) ((x)-[m:MATCHES]-(y) WHERE m.bits > link.bits AND y IN evidences){2,12} (b)
}
WITH g, a, link, b ORDER BY link.bits LIMIT 25
CALL (a, g) {
  MATCH left = (a)<-[:SAYS]-(one:Record)-[:RESOLVES_TO]->(g)
  RETURN left, one ORDER BY one.caption LIMIT 2
}
CALL (b, g) {
  MATCH right = (b)<-[:SAYS]-(other:Record)-[:RESOLVES_TO]->(g)
  RETURN right, other ORDER BY other.caption LIMIT 2
}
RETURN round(link.bits, 2) AS bits, one.caption AS one, other.caption AS other,
  round(g.weakest_join_bits, 2) AS weakest_join_bits, left, link, right
ORDER BY bits, one, other
LIMIT 100
