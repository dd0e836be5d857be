-- Stores a command in its first state, unless its id is known or too many wait (M1, M2, M5).
-- KEYS: command, waiting, due, outbox, number of the last state
-- ARGV: layout, id, charge point, stands at, status, waits, high, due in ms, forgotten at or nothing, kept for ms,
--       now, how many may wait, incarnation, reserved at in ms, for how many ms a reservation counts
local row = redis.call('HMGET', KEYS[1], 'v', 'status', 'forgotten')
if row[1] and tonumber(row[1]) > tonumber(ARGV[1]) then
  return {'newer', row[1]}
end
if row[2] and (not row[3] or row[3] > ARGV[11]) then
  return {'known', row[2]}
end
local time = redis.call('TIME')
if tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) > tonumber(ARGV[14]) + tonumber(ARGV[15]) then
  return {'late'}
end
local waiting = redis.call('ZCARD', KEYS[2])
local waits = ARGV[6] == '1'
if waits and waiting >= tonumber(ARGV[12]) then
  return {'full', waiting}
end
local number = math.max(tonumber(time[1]) * 1000000 + tonumber(time[2]), tonumber(redis.call('GET', KEYS[5]) or '0') + 1)
local text = string.format('%.0f', number)
redis.call('SET', KEYS[5], text)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'v', ARGV[1], 'at', ARGV[4], 'status', ARGV[5], 'place',
  string.format('%.0f', ARGV[7] == '1' and number - 4000000000000000 or number))
if waits then
  redis.call('ZADD', KEYS[2], redis.call('HGET', KEYS[1], 'place'), ARGV[2])
  redis.call('ZADD', KEYS[3], ARGV[8], ARGV[2])
else
  redis.call('HSET', KEYS[1], 'forgotten', ARGV[9])
  redis.call('PEXPIRE', KEYS[1], ARGV[10])
end
redis.call('ZADD', KEYS[4], text, text .. ' ' .. ARGV[13] .. ' ' .. ARGV[5])
return {'stored', waits and waiting + 1 or waiting}
