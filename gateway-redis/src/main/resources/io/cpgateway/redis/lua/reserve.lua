-- Says for which charge point a command id stands, and takes it for one if nobody has it (K1).
-- KEYS: command id
-- ARGV: charge point, milliseconds until it is forgotten, the reservation that may be replaced or nothing
local time = redis.call('TIME')
local now = string.format('%.0f', tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000))
local known = redis.call('GET', KEYS[1])
if known and known ~= ARGV[3] and string.match(known, '^%d+ (.*)$') ~= ARGV[1] then
  return {known, now}
end
local reserved = now .. ' ' .. ARGV[1]
redis.call('SET', KEYS[1], reserved, 'PX', ARGV[2])
return {reserved, now}
