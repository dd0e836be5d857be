-- Takes away the wakes that were told, unless they were asked for again since, and reads the next ones (N2).
-- KEYS: wakes of the process, epochs of these
-- ARGV: how many to read, then id and number of each that was told
for i = 2, #ARGV, 2 do
  local number = redis.call('ZSCORE', KEYS[1], ARGV[i])
  if number and tonumber(number) == tonumber(ARGV[i + 1]) then
    redis.call('ZREM', KEYS[1], ARGV[i])
    redis.call('HDEL', KEYS[2], ARGV[i])
  end
end
local found = {}
local wakes = redis.call('ZRANGE', KEYS[1], 0, tonumber(ARGV[1]) - 1, 'WITHSCORES')
for i = 1, #wakes, 2 do
  table.insert(found, wakes[i])
  table.insert(found, wakes[i + 1])
  table.insert(found, redis.call('HGET', KEYS[2], wakes[i]) or '0')
end
return found
