// Which matches were a close call?
// Matches whose weight is at most margin_bits above the model's link threshold, closest first. Reads every match of the
// tenant. Pairs below the threshold are not stored: ask `onefold explain` for them.
// :param tenant => 'default'
// :param threshold_bits => 0.0        the model's link_bits
// :param margin_bits => 3.0
MATCH (t:Tenant {tenant: $tenant})
MATCH (a:Evidence {tenant: $tenant, generation: t.generation})
WHERE a.fingerprint IS NOT NULL
MATCH (a)-[m:MATCHES]->(b:Evidence)
WHERE m.bits >= $threshold_bits AND m.bits <= $threshold_bits + $margin_bits
WITH t.generation AS generation, a, m, b ORDER BY m.bits, a.fingerprint, b.fingerprint LIMIT 25
CALL (a, generation) {
  MATCH one = (a)<-[s:SAYS]-(r:Record)-[:RESOLVES_TO]->(g:GoldenRecord)
  WHERE s.generation = generation
  RETURN one, r.caption AS left, g AS left_golden ORDER BY left LIMIT 1
}
CALL (b, generation) {
  MATCH other = (b)<-[s:SAYS]-(r:Record)-[:RESOLVES_TO]->(g:GoldenRecord)
  WHERE s.generation = generation
  RETURN other, r.caption AS right, g AS right_golden ORDER BY right LIMIT 1
}
RETURN round(m.bits, 2) AS bits, left, right, left_golden = right_golden AS same_person, one, m, other
ORDER BY bits, left, right
LIMIT 25
