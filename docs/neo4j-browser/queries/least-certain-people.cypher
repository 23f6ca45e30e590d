// Which people should be looked at first?
// Live golden records by the weight of their least certain join, lowest first.
// :param tenant => 'default'
MATCH (g:GoldenRecord {tenant: $tenant, live: true})
WHERE g.golden_id IS NOT NULL AND g.weakest_join_bits IS NOT NULL
WITH g ORDER BY g.weakest_join_bits, g.golden_id LIMIT 25
RETURN g.golden_id AS golden_id, g.caption AS person, g.records AS records,
  round(g.weakest_join_bits, 2) AS weakest_join_bits, g.cut AS cut
ORDER BY weakest_join_bits, golden_id
LIMIT 25
