-- Replaces the state of a command by the next (M4, M5, M8).
-- KEYS: command, waiting, sent, due, outbox, number of the last state, presence of the charge point
-- ARGV: id, stands at, will stand at, status, kind of state, due in ms, forgotten at, kept for ms, incarnation,
--       epoch of the connection it is sent on or nothing
local row = redis.call('HMGET', KEYS[1], 'at', 'place', 'forgotten')
if row[1] ~= ARGV[2] or row[3] then
  return 0
end
if ARGV[5] == 'sent' and ARGV[10] ~= '' then
  local newest = redis.call('HGET', KEYS[7], 'epoch')
  if newest and tonumber(newest) > tonumber(ARGV[10]) then
    return 0
  end
end
redis.call('HSET', KEYS[1], 'at', ARGV[3], 'status', ARGV[4])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
if ARGV[5] == 'final' then
  redis.call('ZREM', KEYS[4], ARGV[1])
  redis.call('HSET', KEYS[1], 'forgotten', ARGV[7])
  redis.call('PEXPIRE', KEYS[1], ARGV[8])
else
  redis.call('ZADD', ARGV[5] == 'sent' and KEYS[3] or KEYS[2], row[2], ARGV[1])
  redis.call('ZADD', KEYS[4], ARGV[6], ARGV[1])
end
local time = redis.call('TIME')
local number = math.max(tonumber(time[1]) * 1000000 + tonumber(time[2]), tonumber(redis.call('GET', KEYS[6]) or '0') + 1)
local text = string.format('%.0f', number)
redis.call('SET', KEYS[6], text)
redis.call('ZADD', KEYS[5], text, text .. ' ' .. ARGV[9] .. ' ' .. ARGV[4])
return 1
