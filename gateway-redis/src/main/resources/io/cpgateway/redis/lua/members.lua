-- Who has a lease now, and what they say of themselves (N1).
-- KEYS: leases, what processes say of themselves
local time = redis.call('TIME')
local now = string.format('%.0f', tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000))
local found = {}
for _, incarnation in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf')) do
  table.insert(found, incarnation)
  table.insert(found, redis.call('HGET', KEYS[2], incarnation) or '')
end
return found
