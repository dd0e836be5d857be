-- Says what a process holds, after a time in which Redis was away or forgot (R5): the higher epoch stays.
-- KEYS: presence, open connections of the charge point, open connections of the shard, ids of the shard
-- ARGV: layout, id, epoch, connection, version, seen, registration or nothing, how many may be open
local row = redis.call('HMGET', KEYS[1], 'epoch', 'online', 'connection', 'v')
if row[4] and tonumber(row[4]) > tonumber(ARGV[1]) then
  return {'newer', row[4]}
end
local stored = tonumber(row[1] or '0')
local mine = tonumber(ARGV[3])
if redis.call('HLEN', KEYS[2]) < tonumber(ARGV[8]) then
  redis.call('HSET', KEYS[2], ARGV[3], ARGV[4])
  redis.call('ZADD', KEYS[3], 0, ARGV[4])
end
if stored > mine then
  return {'replaced', row[1], false, redis.call('HVALS', KEYS[2])}
end
redis.call('HSET', KEYS[1], 'v', ARGV[1], 'epoch', ARGV[3], 'online', '1', 'connection', ARGV[4],
  'version', ARGV[5], 'seen', ARGV[6])
if ARGV[7] ~= '' then
  redis.call('HSET', KEYS[1], 'registration', ARGV[7])
end
redis.call('PERSIST', KEYS[1])
redis.call('ZADD', KEYS[4], 0, ARGV[2])
return {'settled', ARGV[3], stored < mine and row[2] == '1' and row[3], redis.call('HVALS', KEYS[2])}
