-- Marks the start or stop with this event as durable (T5).
-- KEYS: transaction
-- ARGV: event
local row = redis.call('HMGET', KEYS[1], 'startEvent', 'stopEvent')
if row[1] == ARGV[1] then
  redis.call('HSET', KEYS[1], 'startDurable', '1')
end
if row[2] == ARGV[1] then
  redis.call('HSET', KEYS[1], 'stopDurable', '1')
end
return 1
