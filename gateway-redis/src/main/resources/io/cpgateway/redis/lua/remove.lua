-- Removes an entry and tells the other processes.
-- KEYS: entries of the shard
-- ARGV: field, channel, message
local removed = redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('PUBLISH', ARGV[2], ARGV[3])
return removed
