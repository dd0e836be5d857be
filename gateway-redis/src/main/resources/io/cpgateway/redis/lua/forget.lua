-- Takes an id out of the listing whose charge point was forgotten.
-- KEYS: presence, ids of the shard
-- ARGV: id
if redis.call('EXISTS', KEYS[1]) == 0 then
  return redis.call('ZREM', KEYS[2], ARGV[1])
end
return 0
