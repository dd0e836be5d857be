-- Records a registration, if the connection is still the newest (C3).
-- KEYS: presence
-- ARGV: epoch, registration, seen
local row = redis.call('HMGET', KEYS[1], 'epoch', 'seen')
if row[1] ~= ARGV[1] then
  return 0
end
local seen = row[2] and row[2] > ARGV[3] and row[2] or ARGV[3]
redis.call('HSET', KEYS[1], 'registration', ARGV[2], 'seen', seen)
return 1
