-- Makes a process the newest owner of a charge point (R1).
-- KEYS: presence, open connections of the charge point, open connections of the shard, ids of the shard,
--       commands that wait for the charge point, commands that were sent to it
-- ARGV: layout, id, incarnation, ten bits of it, lowest epoch, node, since, seen, version, how many may be open
local row = redis.call('HMGET', KEYS[1], 'v', 'epoch', 'online', 'connection', 'registration')
if row[1] and tonumber(row[1]) > tonumber(ARGV[1]) then
  return {'newer', row[1]}
end
local open = redis.call('HLEN', KEYS[2])
if open >= tonumber(ARGV[10]) then
  return {'full', open}
end
local time = redis.call('TIME')
local clock = (tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)) * 1024 + tonumber(ARGV[4])
local epoch = string.format('%.0f', math.max(clock, tonumber(ARGV[5]), tonumber(row[2] or '0') + 1))
local connection = table.concat({ARGV[3], ARGV[2], epoch, ARGV[7], ARGV[6]}, '\0')
redis.call('HSET', KEYS[1], 'v', ARGV[1], 'epoch', epoch, 'online', '1', 'connection', connection,
  'version', ARGV[9], 'seen', ARGV[8])
redis.call('PERSIST', KEYS[1])
redis.call('HSET', KEYS[2], epoch, connection)
redis.call('ZADD', KEYS[3], 0, connection)
redis.call('ZADD', KEYS[4], 0, ARGV[2])
return {'claimed', epoch, row[3] == '1' and row[4], row[5], redis.call('EXISTS', KEYS[5], KEYS[6])}
