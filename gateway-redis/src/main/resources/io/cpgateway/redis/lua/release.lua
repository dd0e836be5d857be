-- Ends a connection (C3, C4).
-- KEYS: presence, open connections of the charge point, open connections of the shard
-- ARGV: epoch, when, closing, how many ends are kept, milliseconds until an offline charge point is forgotten
local connection = redis.call('HGET', KEYS[2], ARGV[1])
if not connection then
  return 0
end
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], connection)
local row = redis.call('HMGET', KEYS[1], 'epoch', 'seen', 'closes')
if not row[1] then
  return 1
end
local closes = {}
local added = false
for line in string.gmatch(row[3] or '', '[^\n]+') do
  if not added and string.sub(line, 1, #ARGV[2]) <= ARGV[2] then
    table.insert(closes, ARGV[2] .. ' ' .. ARGV[3])
    added = true
  end
  table.insert(closes, line)
end
if not added then
  table.insert(closes, ARGV[2] .. ' ' .. ARGV[3])
end
local kept = table.concat(closes, '\n', 1, math.min(#closes, tonumber(ARGV[4])))
local seen = row[2] and row[2] > ARGV[2] and row[2] or ARGV[2]
redis.call('HSET', KEYS[1], 'closes', kept, 'seen', seen)
if row[1] == ARGV[1] then
  redis.call('HSET', KEYS[1], 'online', '0')
end
if redis.call('HLEN', KEYS[2]) == 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
end
return 1
