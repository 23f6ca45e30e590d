// Which blocking keys are generic: carried by so many evidences that they no longer pair everybody with everybody?
// Keys are hashes, so a few of the records behind each are shown. Reads the size of every key of the tenant.
// :param tenant => 'default'
// :param min_members => 200        the model's key_cap; lower it to see keys on their way there
MATCH (t:Tenant {tenant: $tenant})
MATCH (k:BlockingKey {tenant: $tenant, generation: t.generation})
WHERE k.hash IS NOT NULL
WITH t, k, COUNT { (k)<-[:KEYED]-() } AS members
WHERE members >= $min_members
WITH t, k, members ORDER BY members DESC, k.hash LIMIT 25
CALL (t, k) {
  MATCH (k)<-[:KEYED]-(:Evidence)<-[says:SAYS]-(r:Record)
  WHERE says.generation = t.generation
  WITH r LIMIT 5
  RETURN collect(r) AS examples
}
RETURN left(k.hash, 8) AS key, members,
  [r IN examples | trim(coalesce(r.given_name, '') + ' ' + coalesce(r.family_name, '')) + ' (' + r.caption + ')'] AS such_as
ORDER BY members DESC, key
LIMIT 25
